package com.vomeet.manager.orchestrator.docker;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

/** An engine that answers as a test has told it; what it was not told of is not there. */
final class ScriptedEngine implements AutoCloseable {
    static final LogLimit LOG = new LogLimit(5_000_000, 2);

    private static final int NEVER = 0;

    /** @param missing bytes that are announced and do not come */
    private record Script(String request, int code, String body, int missing) {}

    private record Asked(String request, String body) {}

    private final List<Script> scripts = new CopyOnWriteArrayList<>();
    private final List<Asked> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final CountDownLatch ended = new CountDownLatch(1);

    ScriptedEngine() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    /** One that a bot can be started at. */
    static ScriptedEngine withNetworkAndImage() {
        return new ScriptedEngine()
                .answers("GET /networks/net", 200, "{}")
                .answers("GET /images/bot:dev/json", 200, "{}");
    }

    String host() {
        return "tcp://127.0.0.1:" + server.getAddress().getPort();
    }

    DockerSettings settings() {
        return settings(LOG);
    }

    DockerSettings settings(LogLimit log) {
        return new DockerSettings(host(), "bot:dev", "net", 2_000_000_000L, 1L << 30, log);
    }

    /**
     * The last that was said of it counts.
     *
     * @param request method, blank, path without version and query
     */
    ScriptedEngine answers(String request, int code, String body) {
        scripts.addFirst(new Script(request, code, body, 0));
        return this;
    }

    /** Says yes and so much, and then the connection is gone. */
    ScriptedEngine breaksOff(String request, String body) {
        scripts.addFirst(new Script(request, 200, body, 100));
        return this;
    }

    /** The engine's way of saying no. */
    ScriptedEngine refuses(String request, int code, String message) {
        return answers(request, code, "{\"message\":\"" + message + "\"}");
    }

    /** Takes the request and says nothing more. */
    ScriptedEngine hangs(String request) {
        return answers(request, NEVER, "");
    }

    long requests(String request) {
        return bodies(request).size();
    }

    /** What came with each of them. */
    List<String> bodies(String request) {
        return requests.stream()
                .filter(asked -> asked.request().equals(request))
                .map(Asked::body)
                .toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        var request = exchange.getRequestMethod() + " "
                + exchange.getRequestURI().getPath().replaceFirst("^/v\\d+\\.\\d+", "");
        requests.add(new Asked(request, new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        var script = scripts.stream()
                .filter(s -> s.request().equals(request))
                .findFirst()
                .orElse(new Script(request, 404, "{\"message\":\"no such thing\"}", 0));
        if (script.code() == NEVER) {
            hang();
            return;
        }
        var body = script.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        var length = body.length + script.missing();
        exchange.sendResponseHeaders(script.code(), length == 0 ? -1 : length);
        exchange.getResponseBody().write(body);
        exchange.getResponseBody().flush();
        exchange.close();
    }

    private void hang() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        server.stop(0);
    }
}
