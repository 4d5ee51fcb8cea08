package com.vomeet.bot.page;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Serves the hand-made pages of {@code src/test/resources/pages} under the strictest policy that still lets them run. */
public final class Fixtures implements AutoCloseable {
    private static final String POLICY =
            "default-src 'self'; script-src 'nonce-n'; style-src 'unsafe-inline'; frame-src 'none'; require-trusted-types-for 'script'";

    /** Answers that a page below {@code /busy/} has yet to refuse. */
    private final AtomicInteger refusals = new AtomicInteger(2);

    private final HttpServer server;

    public Fixtures() {
        this(0);
    }

    /** @param port 0: one that is free */
    Fixtures(int port) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 16);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var refuses = path.startsWith("/busy/") && refusals.getAndDecrement() > 0;
        var page = path.replaceFirst("^/(busy|absent)/", "/");
        try (exchange;
                var in = refuses ? null : Fixtures.class.getResourceAsStream("/pages" + page + ".html")) {
            if (path.startsWith("/redirect/")) {
                exchange.getResponseHeaders().set("Location", path.substring("/redirect".length()));
                exchange.sendResponseHeaders(302, -1);
                return;
            }
            var body = in == null ? "nothing here".getBytes(StandardCharsets.UTF_8) : in.readAllBytes();
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.getResponseHeaders().set("Content-Security-Policy", POLICY);
            var status = refuses ? 503 : in == null || path.startsWith("/absent/") ? 404 : 200;
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    public URI page(String name) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/" + name);
    }

    /** The same server under another name: another site. */
    URI elsewhere(String name) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/" + name);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
