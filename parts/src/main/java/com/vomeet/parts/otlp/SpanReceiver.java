package com.vomeet.parts.otlp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Takes spans at any free port of this machine until it is closed. May be asked by any thread. */
public final class SpanReceiver implements AutoCloseable {
    private final HttpServer server;
    private final List<ReceivedSpan> spans = new CopyOnWriteArrayList<>();
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private volatile int answer = 200;

    private SpanReceiver(HttpServer server) {
        this.server = server;
    }

    public static SpanReceiver start() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            var receiver = new SpanReceiver(server);
            server.createContext("/v1/traces", receiver::take);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For {@code OTEL_EXPORTER_OTLP_ENDPOINT}. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /** In the order in which they came. */
    public List<ReceivedSpan> spans() {
        return List.copyOf(spans);
    }

    /** Of the last request. */
    public Map<String, String> headers() {
        synchronized (headers) {
            return Map.copyOf(headers);
        }
    }

    /** From now on it answers with this status; what comes with another than 200 is not kept. */
    public void answerWith(int status) {
        answer = status;
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            synchronized (headers) {
                headers.clear();
                exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
            }
            if (answer == 200) {
                keep(ProtoFields.of(ByteBuffer.wrap(body)));
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(answer, -1);
        }
    }

    private void keep(ProtoFields request) {
        request.messages(1).forEach(program -> {
            var service = program.messages(1)
                    .map(resource -> ReceivedSpan.attributes(resource, 1).getOrDefault("service.name", ""))
                    .findFirst()
                    .orElse("");
            program.messages(2)
                    .flatMap(scope -> scope.messages(2))
                    .forEach(span -> spans.add(ReceivedSpan.of(service, span)));
        });
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
