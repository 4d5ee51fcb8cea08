package com.vomeet.manager;

import com.vomeet.contract.Secret;
import com.vomeet.contract.TestSecrets;
import com.vomeet.manager.Client.Answer;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;

/** Whoever shows an admin key, for tests. */
public record AdminClient(Client client, Secret key) {
    public AdminClient {
        TestSecrets.note("admin token", key);
    }

    public Answer get(String path) {
        return send("GET", path, BodyPublishers.noBody());
    }

    public Answer post(String path, String body) {
        return send("POST", path, BodyPublishers.ofString(body));
    }

    public Answer patch(String path, String body) {
        return send("PATCH", path, BodyPublishers.ofString(body));
    }

    public Answer delete(String path) {
        return send("DELETE", path, BodyPublishers.noBody());
    }

    private Answer send(String method, String path, BodyPublisher body) {
        return client.send(client.request(path)
                .header("Content-Type", "application/json")
                .header("X-Admin-API-Key", key.reveal())
                .method(method, body)
                .build());
    }
}
