package com.vomeet.manager;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.TestSecrets;
import com.vomeet.contract.control.CallbackSignature;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A client of the API, for tests. */
public final class Client implements AutoCloseable {
    private final CheckedHttp http = CheckedHttp.open();
    private final URI base;
    private final @Nullable Secret key;

    public Client(URI base, @Nullable Secret key) {
        this.base = base;
        this.key = key;
        if (key != null) {
            TestSecrets.note("API key", key);
        }
    }

    /** @param body JSON, or whatever came */
    public record Answer(int status, JsonNode body) {
        /** Fails the test that expected another status, and says what was said. */
        public JsonNode expect(int wanted) {
            if (status != wanted) {
                throw new AssertionError("HTTP " + status + " instead of " + wanted + ": " + body);
            }
            return body;
        }
    }

    public Answer get(String path) {
        return send(request(path).GET().build());
    }

    public Answer delete(String path) {
        return send(request(path).DELETE().build());
    }

    public Answer post(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    public Answer put(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body))
                .build());
    }

    public Answer patch(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .method("PATCH", BodyPublishers.ofString(body))
                .build());
    }

    /** As a bot posts: signed by its secret. */
    public Answer signed(String path, Secret secret, Object body) {
        return send(signedRequest(path, secret, body).build());
    }

    /** The same before it is sent. */
    public HttpRequest.Builder signedRequest(String path, Secret secret, Object body) {
        var bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        var now = Instant.now().getEpochSecond();
        return request(path)
                .header("Content-Type", "application/json")
                .header(CallbackSignature.TIMESTAMP_HEADER, Long.toString(now))
                .header(CallbackSignature.SIGNATURE_HEADER, CallbackSignature.sign(secret, now, bytes))
                .POST(BodyPublishers.ofByteArray(bytes));
    }

    public HttpRequest.Builder request(String path) {
        var builder = HttpRequest.newBuilder(URI.create(base + path));
        if (key != null) {
            builder.header("X-API-Key", key.reveal());
        }
        return builder;
    }

    public Answer send(HttpRequest request) {
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            var text = answer.body();
            var node = text.startsWith("{") || text.startsWith("[")
                    ? Json.MAPPER.readTree(text)
                    : Json.MAPPER.getNodeFactory().stringNode(text);
            return new Answer(answer.statusCode(), node);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
