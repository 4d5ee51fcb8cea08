package com.vomeet.bench.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.vomeet.contract.Json;
import com.vomeet.parts.FreePort;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** A receiver of webhooks at an address that stays, whether anybody listens there or not. */
final class Listener implements AutoCloseable {
    /**
     * What was heard.
     *
     * @param delivery the same in each attempt
     */
    record Heard(long meeting, String event, String delivery) {}

    private final int port = FreePort.any();
    private final List<Heard> heard = new CopyOnWriteArrayList<>();
    private @Nullable HttpServer server;
    private @Nullable ExecutorService threads;

    URI url() {
        return URI.create("http://127.0.0.1:" + port + "/");
    }

    void listen() throws IOException {
        var workers = Executors.newVirtualThreadPerTaskExecutor();
        var opened = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        opened.setExecutor(workers);
        opened.createContext("/", this::take);
        opened.start();
        threads = workers;
        server = opened;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = Json.MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            heard.add(new Heard(
                    body.at("/meeting/id").longValue(),
                    body.path("event").asString(""),
                    String.valueOf(exchange.getRequestHeaders().getFirst("X-Vomeet-Delivery"))));
            exchange.sendResponseHeaders(204, -1);
        }
    }

    List<Heard> heard() {
        return List.copyOf(heard);
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
        }
        if (threads != null) {
            threads.shutdownNow();
        }
    }
}
