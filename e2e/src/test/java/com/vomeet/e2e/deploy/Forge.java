package com.vomeet.e2e.deploy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** As much of a forge's API as tells of pull requests, which GitHub and Forgejo tell alike. What it does not know is 404. */
final class Forge implements AutoCloseable {
    static final String TOKEN = "forge-token-of-the-tests";
    private static final String PULLS = "/repos/voltade/vomeet/pulls/";
    private final Map<String, String> states;
    private final HttpServer server;

    /** @param states of pull requests by their number */
    Forge(Map<String, String> states) throws IOException {
        this.states = Map.copyOf(states);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(PULLS, this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var number = exchange.getRequestURI().getPath().substring(PULLS.length());
            var state = states.get(number);
            var known = ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (state == null || !known) {
                exchange.sendResponseHeaders(known ? 404 : 401, -1);
                return;
            }
            var body = "{\"number\": %s, \"state\": \"%s\"}"
                    .formatted(number, state)
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** What a runner knows of its forge. */
    Map<String, String> variables() {
        return Map.of(
                "GITHUB_API_URL",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "GITHUB_REPOSITORY",
                "voltade/vomeet");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
