package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import io.javalin.Javalin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LargeBodiesTest {
    private static final int MOST = 100_000;
    private final BlockingQueue<Integer> taken = new ArrayBlockingQueue<>(10);
    private final BlockingQueue<Boolean> come = new ArrayBlockingQueue<>(10);
    private Javalin server = Javalin.create();

    @AfterEach
    void stop() {
        server.stop();
    }

    private void serve(LargeBodies bodies) {
        server = Javalin.create(config -> {
            config.concurrency.useVirtualThreads = true;
            config.startup.showJavalinBanner = false;
            config.jetty.modifyServer(jetty -> jetty.setStopTimeout(0));
            config.routes.exception(
                    Refusal.class, (e, context) -> context.status(e.status()).result(Json.write(e.body())));
            config.routes.post("/", context -> {
                come.add(true);
                bodies.take(context, MOST, body -> taken.add(body.length));
            });
        });
        server.start("127.0.0.1", 0);
    }

    /** Says that so many bytes come, and sends fewer. */
    private Socket post(int length, int sent) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream()
                .write(("POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + length + "\r\n\r\n"
                                + "x".repeat(sent))
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String answer(Socket socket) throws IOException {
        try (socket;
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            return String.join("\n", in.lines().toList());
        }
    }

    @Test
    void whoFindsNoPlaceIsSentAwayAndServedLater() throws Exception {
        serve(new LargeBodies(1, Duration.ofMillis(200), Duration.ofMinutes(1)));
        var slow = post(10, 4);
        come.poll(30, TimeUnit.SECONDS);
        // The first is in there, or about to be.
        var second = answer(post(3, 3));
        for (var n = 0; n < 100 && second.contains(" 200 "); n++) {
            second = answer(post(3, 3));
        }
        assertThat(second)
                .startsWith("HTTP/1.1 503 ")
                .contains("Retry-After: 2")
                .endsWith("{\"detail\":\"Too many bots report at once.\"}");
        slow.getOutputStream().write("567890".getBytes(StandardCharsets.US_ASCII));
        assertThat(answer(slow)).startsWith("HTTP/1.1 200 ");
        assertThat(answer(post(7, 7))).startsWith("HTTP/1.1 200 ");
        assertThat(taken).contains(10, 7);
    }

    @Test
    void aBodyThatIsTooLongOrComesTooSlowlyGivesItsPlaceBack() throws Exception {
        serve(new LargeBodies(1, Duration.ofSeconds(30), Duration.ZERO));
        assertThat(answer(post(9, 9))).startsWith("HTTP/1.1 408 ");
        assertThat(answer(post(9, 9))).startsWith("HTTP/1.1 408 ");
        server.stop();
        serve(new LargeBodies(1, Duration.ofSeconds(30), Duration.ofMinutes(1)));
        assertThat(answer(post(MOST + 1, MOST + 1))).startsWith("HTTP/1.1 413 ");
        assertThat(answer(post(MOST, MOST))).startsWith("HTTP/1.1 200 ");
        assertThat(taken).containsExactly(MOST);
    }
}
