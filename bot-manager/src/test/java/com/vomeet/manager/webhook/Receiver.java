package com.vomeet.manager.webhook;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import com.vomeet.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import tools.jackson.databind.JsonNode;

/** Somebody's server on the loopback address, which takes webhooks and answers as a test says. */
public final class Receiver implements AutoCloseable {
    private final HttpServer server;
    private final String scheme;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile Answering answering = _ -> new Answer(200, "thanks");

    public Receiver() {
        this(0);
    }

    /** @param port 0: any */
    Receiver(int port) {
        this(plain(port), "http");
    }

    /** By TLS, with a certificate and its key. */
    Receiver(SSLContext tls) {
        this(secure(tls), "https");
    }

    private Receiver(HttpServer server, String scheme) {
        this.server = server;
        this.scheme = scheme;
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private static HttpServer plain(int port) {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static HttpServer secure(SSLContext tls) {
        try {
            var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
            server.setHttpsConfigurator(new HttpsConfigurator(tls));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("ArrayRecordComponent") // as it came, to be verified
    public record Call(
            String path,
            String event,
            String delivery,
            String signature,
            String timed,
            String traceparent,
            byte[] bytes) {
        JsonNode body() {
            return Json.MAPPER.readTree(bytes);
        }

        /** The meeting's number and the event, which is what a receiver of the first vomeet tells calls apart by. */
        public String what() {
            return body().at("/meeting/native_meeting_id").asString("") + " " + event;
        }
    }

    public record Answer(int status, String body) {}

    public interface Answering {
        Answer to(Call call) throws InterruptedException;
    }

    public void answers(int status) {
        answering = _ -> new Answer(status, "status " + status);
    }

    public void answers(Answering how) {
        answering = how;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var call = new Call(
                    exchange.getRequestURI().getPath(),
                    header(exchange, "X-Vomeet-Event"),
                    header(exchange, "X-Vomeet-Delivery"),
                    header(exchange, "X-Vomeet-Signature"),
                    header(exchange, "X-Vomeet-Signature-V2"),
                    header(exchange, "traceparent"),
                    exchange.getRequestBody().readAllBytes());
            calls.add(call);
            var answer = answering.to(call);
            var bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            if (answer.status() / 100 == 3) {
                exchange.getResponseHeaders().set("Location", answer.body());
            }
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    int port() {
        return server.getAddress().getPort();
    }

    public URI url() {
        return URI.create(scheme + "://127.0.0.1:" + port() + "/hook");
    }

    public List<Call> calls() {
        return List.copyOf(calls);
    }

    /** In the order in which they came. */
    List<String> heard() {
        return calls.stream().map(Call::what).toList();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
