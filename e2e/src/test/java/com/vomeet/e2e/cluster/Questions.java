package com.vomeet.e2e.cluster;

import com.vomeet.cli.client.Endpoint;
import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What a manager answers to questions that the command line does not ask. */
public record Questions(Endpoint endpoint) {
    /** All that happened to the meeting, in order. */
    public List<JsonNode> events(long meeting) {
        return Json.MAPPER
                .readTree(get("/meetings/" + meeting + "/events"))
                .path("events")
                .valueStream()
                .toList();
    }

    /** Each change of the meeting's status, in order. */
    List<JsonNode> statusChanges(long meeting) {
        return events(meeting).stream()
                .filter(event -> event.path("kind").asString().equals("status_change"))
                .toList();
    }

    /**
     * Has all that happens to the account's meetings told there, in the versioned envelope.
     *
     * @return what the calls are signed with
     */
    public Secret tell(URI endpoint) {
        var answer = post("/webhooks", Json.write(Map.of("url", endpoint.toString(), "format", "envelope")));
        var secret = Json.MAPPER.readTree(answer).path("secret").asString("");
        if (secret.isEmpty()) {
            throw new AssertionError("no endpoint for webhooks: " + answer);
        }
        return Secret.of(secret);
    }

    String get(String path) {
        return send(to(path));
    }

    private String post(String path, String body) {
        return send(to(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(endpoint.url().resolve(path))
                .header("X-API-Key", endpoint.key().reveal())
                .header("Content-Type", "application/json");
    }

    private static String send(HttpRequest.Builder builder) {
        var request = builder.build();
        try (var http = HttpClient.newHttpClient()) {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException e) {
            return request.uri().getPath() + ": " + e;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return request.uri().getPath() + ": interrupted";
        }
    }
}
