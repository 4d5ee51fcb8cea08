package com.vomeet.bench.roll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BalancerTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Balancer balancer = new Balancer();

    /** Says its name, and whether it is ready. */
    private static final class Replica implements AutoCloseable {
        private final HttpServer server;
        private volatile int ready = 200;

        private Replica(String name) throws IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
            server.createContext("/servez", exchange -> {
                exchange.sendResponseHeaders(ready, -1);
                exchange.close();
            });
            server.createContext("/name", exchange -> {
                exchange.getResponseHeaders().set("Connection", "close");
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(name.getBytes(StandardCharsets.UTF_8));
                exchange.close();
            });
            server.start();
        }

        private URI base() {
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    @AfterEach
    void close() throws IOException {
        balancer.close();
    }

    /** By a connection of its own. */
    private String answer() throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(balancer.base().resolve("/name"))
                                    .timeout(PATIENCE)
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private void add(Replica replica) {
        balancer.add(replica.base());
        await().atMost(PATIENCE).until(() -> balancer.leadsTo(replica.base()));
    }

    @Test
    void connectionsGoToThoseThatAreReadyInTurn() throws Exception {
        try (var one = new Replica("one");
                var other = new Replica("other")) {
            add(one);
            add(other);
            var heard = new TreeSet<String>();
            for (var i = 0; i < 4; i++) {
                heard.add(answer());
            }
            assertThat(heard).containsExactly("one", "other");

            one.ready = 503;
            await().atMost(PATIENCE).until(() -> !balancer.leadsTo(one.base()));
            for (var i = 0; i < 4; i++) {
                assertThat(answer()).isEqualTo("other");
            }
            assertThat(balancer.refused()).isZero();
        }
    }

    @Test
    void whereNobodyIsReadyAConnectionIsRefusedAndCounted() {
        assertThatThrownBy(this::answer).isInstanceOf(IOException.class);
        assertThat(balancer.refused()).isPositive();
    }
}
