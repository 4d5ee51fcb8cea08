package com.vomeet.e2e.cluster;

import com.vomeet.cli.client.Endpoint;
import com.vomeet.contract.Json;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What a manager answers to questions that the command line does not ask. */
record Questions(Endpoint endpoint) {
    /** Each change of the meeting's status, in order. */
    List<JsonNode> statusChanges(long meeting) {
        return Json.MAPPER
                .readTree(get("/meetings/" + meeting + "/events"))
                .path("events")
                .valueStream()
                .filter(event -> event.path("kind").asString().equals("status_change"))
                .toList();
    }

    String get(String path) {
        return send(to(path));
    }

    String post(String path, String body) {
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
