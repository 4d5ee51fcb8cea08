package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;

/** A reader's connection that remembers; it can be made to take nothing for a while. */
final class RecordingOutlet implements Outlet {
    private final List<JsonNode> frames = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final AtomicInteger idles = new AtomicInteger();
    private volatile Duration idleAfter = Duration.ofSeconds(15);
    private volatile int closedWith;

    void block() {
        gate = new CountDownLatch(1);
    }

    void unblock() {
        gate.countDown();
    }

    @Override
    public void send(String text) throws IOException {
        try {
            gate.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        frames.add(Json.MAPPER.readTree(text));
    }

    void idleAfter(Duration time) {
        idleAfter = time;
    }

    @Override
    public Duration idleAfter() {
        return idleAfter;
    }

    @Override
    public void idle() {
        idles.incrementAndGet();
    }

    int idles() {
        return idles.get();
    }

    @Override
    public void close(int code, String reason) {
        closedWith = code;
    }

    int closedWith() {
        return closedWith;
    }

    List<JsonNode> frames() {
        return List.copyOf(frames);
    }

    List<Long> seqs() {
        return frames.stream().map(f -> f.path("seq").asLong(-1)).toList();
    }

    List<String> texts() {
        return frames.stream()
                .flatMap(f -> f.path("payload").path("segments").valueStream())
                .map(s -> s.path("text").asString())
                .toList();
    }
}
