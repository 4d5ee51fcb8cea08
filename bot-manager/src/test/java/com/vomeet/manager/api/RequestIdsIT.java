package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.RunningManager;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RequestIdsIT {
    private static RunningManager running;
    private static HttpClient http;

    @BeforeAll
    static void start() {
        running = new RunningManager();
        http = CheckedHttp.open();
    }

    @AfterAll
    static void stop() {
        http.close();
        running.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /healthz, 200",
        "GET, /bots/status, 200",
        "GET, /no/such/path, 404",
        "PUT, /healthz, 405",
        "POST, /bots, 422",
        "POST, /admin/accounts, 403",
        "POST, /bots/internal/heartbeat, 401",
        "GET, /app/assets/%2e%2e/x, 404",
    })
    void everyAnswerHasTheIdThatTheClientSent(String method, String path, int status) throws Exception {
        var answer = send(running.client
                .request(path)
                .header(RequestIds.HEADER, "client-7.a_B")
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("[]")));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().allValues(RequestIds.HEADER)).containsExactly("client-7.a_B");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "a/b", "<script>", "a\"b", "0123456789"})
    void anIdThatCouldSpoilALogIsReplaced(String sent) throws Exception {
        var id = "0123456789".equals(sent) ? sent.repeat(13) : sent;
        var answer = send(
                running.client.request("/healthz").header(RequestIds.HEADER, id).GET());
        assertThat(answer.headers().firstValue(RequestIds.HEADER).orElseThrow())
                .isNotEqualTo(id)
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void whoSendsNoneGetsOneOfTheirOwn() throws Exception {
        var first = send(running.client.request("/healthz").GET());
        var second = send(running.client.request("/healthz").GET());
        assertThat(first.headers().firstValue(RequestIds.HEADER)).isPresent();
        assertThat(first.headers().firstValue(RequestIds.HEADER))
                .isNotEqualTo(second.headers().firstValue(RequestIds.HEADER));
    }
}
