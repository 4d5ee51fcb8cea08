package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.transcript.LiveReader;
import com.vomeet.manager.transcript.LiveTranscripts;
import com.vomeet.manager.transcript.Outlet;
import io.javalin.Javalin;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A client that reads too late, on a real connection: its socket is full, then its queue. */
final class CrowdedReaderIT {
    /** More than fits into a queue and the buffers of two sockets. */
    private static final int FRAMES = 20_000;

    private static final String FRAME = "{\"type\":\"pong\",\"filled\":\"" + "x".repeat(20_000) + "\"}";

    private final WebStage stage = new WebStage();
    private final LiveTranscripts live = stage.manager().transcripts().live();
    private final BlockingQueue<LiveReader> readers = new ArrayBlockingQueue<>(1);
    private final Javalin server = Javalin.create(config -> {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.routes.ws(
                "/ws",
                socket -> socket.onConnect(context -> readers.add(live.open(new SocketOutlet(context.session)))));
        config.routes.get("/stream", context -> {
            var outlet = EventOutlet.of(context);
            outlet.open();
            try (var reader = live.open(outlet)) {
                readers.add(reader);
                outlet.awaitOver(Duration.ofMinutes(1));
            }
        });
    });

    @BeforeEach
    void start() {
        server.start("127.0.0.1", 0);
    }

    @AfterEach
    void stop() {
        server.stop();
        stage.close();
    }

    private void crowd() throws InterruptedException {
        var reader = Objects.requireNonNull(readers.poll(30, TimeUnit.SECONDS));
        for (var n = 0; n < FRAMES; n++) {
            reader.say(FRAME);
        }
    }

    @Test
    void aSocketThatIsReadAtLastSaysThatItWasTooSlow() throws InterruptedException {
        try (var client = new SleepingClient(URI.create("http://127.0.0.1:" + server.port()), Map.of())) {
            crowd();
            client.wake();
            assertThat(client.awaitClosed()).isEqualTo(Outlet.TOO_SLOW);
            assertThat(client.lastWords().path("error").asString()).isEqualTo("too_slow");
        }
    }

    @Test
    void aStreamThatIsReadAtLastEndsWithAnErrorThatSaysSo() throws IOException, InterruptedException {
        try (var client = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            client.getOutputStream()
                    .write("GET /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            crowd();
            var heard = new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var last = heard.substring(heard.lastIndexOf("event: "));
            assertThat(last).startsWith("event: error\ndata: ");
            var words = Json.MAPPER.readTree(last.substring(last.indexOf('{'), last.indexOf('}') + 1));
            assertThat(words.path("error").asString()).isEqualTo("too_slow");
        }
    }
}
