package com.vomeet.bench.chaos;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.control.CallbackSignature;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** A client as all should be: what is not answered, or with a 5xx, it asks again until somebody answers. */
final class Insistent implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI base;
    private final List<String> headers;

    Insistent(URI base, Secret key) {
        this(base, key, "X-API-Key");
    }

    /** @param header that carries the key */
    Insistent(URI base, Secret key, String header) {
        this(base, List.of(header, key.reveal()));
    }

    /** @param headers names and values in turn */
    private Insistent(URI base, List<String> headers) {
        this.base = base;
        this.headers = headers;
    }

    /** The same with a header more; of its own, and to be closed by itself. */
    Insistent with(String header, String value) {
        return new Insistent(
                base, Stream.concat(headers.stream(), Stream.of(header, value)).toList());
    }

    /** @param cookie that was set, as it is sent back; empty for none */
    record Answer(int status, JsonNode body, String cookie) {
        /** @throws IllegalStateException when it is another status */
        JsonNode expect(int wanted) {
            if (status != wanted) {
                throw new IllegalStateException("HTTP " + status + " instead of " + wanted + ": " + body);
            }
            return body;
        }
    }

    Answer get(String path) {
        return send(() -> request(path).GET().build());
    }

    Answer delete(String path) {
        return send(() -> request(path).DELETE().build());
    }

    Answer post(String path, String body) {
        return send(() -> request(path).POST(BodyPublishers.ofString(body)).build());
    }

    Answer patch(String path, String body) {
        return send(() ->
                request(path).method("PATCH", BodyPublishers.ofString(body)).build());
    }

    Answer put(String path, String body) {
        return send(() -> request(path).PUT(BodyPublishers.ofString(body)).build());
    }

    /** As a bot posts; signed anew at each attempt. */
    Answer signed(String path, Secret secret, Object body) {
        var bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        return send(() -> {
            var now = Instant.now().getEpochSecond();
            return HttpRequest.newBuilder(base.resolve(path))
                    .timeout(Duration.ofSeconds(10))
                    .header("Content-Type", "application/json")
                    .header(CallbackSignature.TIMESTAMP_HEADER, Long.toString(now))
                    .header(CallbackSignature.SIGNATURE_HEADER, CallbackSignature.sign(secret, now, bytes))
                    .POST(BodyPublishers.ofByteArray(bytes))
                    .build();
        });
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .headers(headers.toArray(String[]::new));
    }

    private Answer send(Supplier<HttpRequest> request) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        String trouble;
        do {
            try {
                var answer = http.send(request.get(), BodyHandlers.ofString());
                if (answer.statusCode() < 500 && answer.statusCode() != 429) {
                    return new Answer(
                            answer.statusCode(),
                            Json.MAPPER.readTree(answer.body()),
                            answer.headers()
                                    .firstValue("Set-Cookie")
                                    .map(cookie -> cookie.split(";", -1)[0])
                                    .orElse(""));
                }
                trouble = answer.statusCode() + " " + answer.body();
            } catch (IOException e) {
                trouble = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        } while (System.nanoTime() < until);
        throw new IllegalStateException(request.get().uri() + " is not answered: " + trouble);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
