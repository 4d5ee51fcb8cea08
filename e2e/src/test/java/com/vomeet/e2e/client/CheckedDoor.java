package com.vomeet.e2e.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Stands before the manager and holds each answer that goes through against the description; what does not fit is kept, and refused. */
final class CheckedDoor implements AutoCloseable {
    /** What each of both connections has for itself; what is packed could not be read on the way. */
    private static final Set<String> OWN =
            Set.of("accept-encoding", "connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

    private final CheckedHttp http = CheckedHttp.open();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> problems = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final URI manager;

    CheckedDoor(URI manager) throws IOException {
        this.manager = manager;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::pass);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** What did not fit. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            passOpen(exchange);
        }
    }

    private void passOpen(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, http.send(request(exchange), BodyHandlers.ofByteArray()));
        } catch (AssertionError e) {
            problems.add(String.valueOf(e.getMessage()));
            exchange.sendResponseHeaders(502, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var request = HttpRequest.newBuilder(
                        URI.create(manager + exchange.getRequestURI().toString()))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void answer(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
        answer.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name.toLowerCase(Locale.ROOT)) && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        var body = answer.body();
        exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
        http.close();
    }
}
