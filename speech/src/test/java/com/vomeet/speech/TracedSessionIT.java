package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.parts.otlp.SpanReceiver;
import com.vomeet.speech.engine.InstantEngine;
import com.vomeet.trace.TraceSettings;
import com.vomeet.trace.Tracing;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A session as the trace of its bot sees it. */
final class TracedSessionIT {
    private static final String PARENT = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void aSessionBelongsToTheTraceThatItsClientNamesAndWhoeverNamesNoneHasNone() {
        try (var collector = SpanReceiver.start();
                var tracing = Tracing.open(TraceSettings.off("speech").orAt(collector.url()), _ -> {});
                var engine = new InstantEngine();
                var server = SpeechServer.start(SpeechConfig.local(), engine, tracing);
                var http = HttpClient.newHttpClient()) {
            http.newWebSocketBuilder()
                    .buildAsync(server.url(), new Silent())
                    .join()
                    .abort();
            var socket = http.newWebSocketBuilder()
                    .header("traceparent", PARENT)
                    .buildAsync(server.url(), new Silent())
                    .join();
            socket.sendText(SpeechClient.stockHello("u-1"), true).join();
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> !collector.spans().isEmpty());
            assertThat(collector.spans()).singleElement().satisfies(span -> {
                assertThat(span.name()).isEqualTo("speech session");
                assertThat(span.parentId()).isEqualTo("00f067aa0ba902b7");
                assertThat(span.attributes()).containsEntry("vomeet.engine", "instant");
                assertThat(span.toString()).doesNotContain("u-1");
            });
        }
    }

    private static final class Silent implements WebSocket.Listener {}
}
