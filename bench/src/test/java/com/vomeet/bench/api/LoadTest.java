package com.vomeet.bench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LoadTest {
    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer server;
    private URI base;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> {
            asked.incrementAndGet();
            var chunked = exchange.getRequestURI().getPath().equals("/chunked");
            var body = exchange.getRequestBody().readAllBytes();
            var right = "secret".equals(exchange.getRequestHeaders().getFirst("X-API-Key"));
            exchange.sendResponseHeaders(right ? 200 : 403, chunked ? 0 : body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void everyAnswerIsReadToItsEndWhateverItsForm() throws IOException {
        try (var line = new Line(base)) {
            assertThat(line.send(Line.request("GET", "/", "secret", ""))).isEqualTo(200);
            assertThat(line.send(Line.request("POST", "/", "secret", "{\"a\":1}")))
                    .isEqualTo(200);
            assertThat(line.send(Line.request("POST", "/chunked", "secret", "x".repeat(40_000))))
                    .isEqualTo(200);
            assertThat(line.send(Line.request("GET", "/", "other", ""))).isEqualTo(403);
        }
        assertThat(asked).hasValue(4);
    }

    @Test
    void everyRequestIsCounted() throws InterruptedException {
        var request = Line.request("POST", "/", "secret", "{}".repeat(8));
        var result = new Load(base, 4, 200).run(Duration.ofMillis(300), () -> request);
        assertThat(result.millis()).hasSize(asked.get()).allMatch(took -> took > 0);
        assertThat(result.perSecond()).isPositive();
    }

    @Test
    void anAnswerThatIsNoSuccessEndsTheMeasurement() {
        var request = Line.request("GET", "/", "wrong", "");
        assertThatThrownBy(() -> new Load(base, 2, 200).run(Duration.ofSeconds(5), () -> request))
                .isInstanceOf(IllegalStateException.class)
                .hasStackTraceContaining("HTTP 403 instead of 200");
    }
}
