package com.vomeet.bench.roll;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client that asks once and no more. Shared state: what it asked, and what nobody answered as it should be. */
final class Requests implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final AtomicInteger asked = new AtomicInteger();
    private final Queue<String> failed = new ConcurrentLinkedQueue<>();
    private final URI base;
    private final Secret key;

    Requests(URI base, Secret key) {
        this.base = base;
        this.key = key;
    }

    int asked() {
        return asked.get();
    }

    /** Each as a sentence. */
    List<String> failed() {
        return List.copyOf(failed);
    }

    /** @return the answer; null when there was none, or none of 2xx, which is noted */
    @Nullable
    JsonNode send(String method, String path, String body) throws InterruptedException {
        asked.incrementAndGet();
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(PATIENCE)
                .header("X-API-Key", key.reveal())
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() / 100 == 2) {
                return Json.MAPPER.readTree(answer.body());
            }
            failed.add(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        } catch (IOException e) {
            failed.add(method + " " + path + ": " + e);
        }
        return null;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
