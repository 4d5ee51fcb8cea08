package com.vomeet.manager;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

final class ManagerIT {
    @Test
    void aStartedManagerIsReady() throws Exception {
        try (var manager = Manager.start(RealParts.config());
                var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create(manager.base() + "/readyz"))
                    .build();
            var answer = http.send(request, BodyHandlers.ofString());
            assertThat(answer.body()).isEqualTo("{\"status\":\"ok\"}");
            assertThat(answer.statusCode()).isEqualTo(200);
        }
    }
}
