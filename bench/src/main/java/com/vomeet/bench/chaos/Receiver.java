package com.vomeet.bench.chaos;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.vomeet.contract.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Hears webhooks. Shared state: whether it answers; what was heard, by meeting, each event once, in the order in which it first came. */
public final class Receiver implements AutoCloseable {
    /** @param sequence counts a meeting's events */
    public record Heard(String type, long sequence) {}

    private final HttpServer server;
    private final Map<Long, Map<String, Heard>> heard = new ConcurrentHashMap<>();
    private final AtomicInteger again = new AtomicInteger();
    private final AtomicInteger held = new AtomicInteger();
    private volatile CountDownLatch gate = new CountDownLatch(0);

    public Receiver() {
        this(InetAddress.getLoopbackAddress());
    }

    /** @param address of this machine, as those who call see it */
    public Receiver(InetAddress address) {
        try {
            server = HttpServer.create(new InetSocketAddress(address, 0), 64);
        } catch (IOException e) {
            throw new UncheckedIOException("no receiver of webhooks", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::hear);
        server.start();
    }

    public URI url() {
        var at = server.getAddress();
        return URI.create("http://" + at.getAddress().getHostAddress() + ":" + at.getPort() + "/told");
    }

    private void hear(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (gate.getCount() > 0) {
                hold();
                return;
            }
            var body = Json.MAPPER.readTree(exchange.getRequestBody());
            var event = new Heard(
                    body.path("type").asString(), body.path("sequence").asLong(0));
            // A test call tells of no meeting.
            var meeting = body.path("meeting_id").asLong(0);
            heard.computeIfAbsent(meeting, _ -> new LinkedHashMap<>());
            heard.computeIfPresent(meeting, (_, events) -> {
                if (events.putIfAbsent(body.path("id").asString(), event) != null) {
                    again.incrementAndGet();
                }
                return events;
            });
            exchange.sendResponseHeaders(204, -1);
        }
    }

    /** Whoever calls from now on is not heard, and not answered, until {@link #letsGo}. */
    void holds() {
        gate = new CountDownLatch(1);
    }

    boolean isHolding() {
        return held.get() > 0;
    }

    void letsGo() {
        gate.countDown();
    }

    private void hold() {
        held.incrementAndGet();
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            held.decrementAndGet();
        }
    }

    /** Each event of the meeting once. */
    public List<Heard> of(long meeting) {
        var copy = new ArrayList<Heard>();
        heard.computeIfPresent(meeting, (_, events) -> {
            copy.addAll(events.values());
            return events;
        });
        return copy;
    }

    /** How many events came that had come before, as at least once allows. */
    public int again() {
        return again.get();
    }

    /** What is told of a meeting that went through these statuses. */
    public static List<String> told(List<String> statuses) {
        return statuses.stream()
                .flatMap(status -> switch (status) {
                    case "completed" -> Stream.of("bot.ended");
                    case "failed" -> Stream.of("bot.failed", "bot.ended");
                    default -> Stream.of("bot." + status);
                })
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
