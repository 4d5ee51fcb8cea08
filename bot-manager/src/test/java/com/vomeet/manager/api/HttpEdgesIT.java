package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.RunningManager;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What every client meets, whatever it asks for: welcome, slashes, other origins, and refusals in one form. */
final class HttpEdgesIT {
    private static final CheckedHttp HTTP = CheckedHttp.open();
    private static RunningManager running;

    @BeforeAll
    static void start() {
        running = new RunningManager();
    }

    @AfterAll
    static void stop() {
        running.close();
        HTTP.close();
    }

    private static HttpResponse<String> ask(String path, UnaryOperator<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        var builder = HttpRequest.newBuilder(URI.create(running.manager.base() + path));
        return HTTP.send(request.apply(builder).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(UnaryOperator<HttpRequest.Builder> request)
            throws IOException, InterruptedException {
        return ask("/bots", builder -> request.apply(builder.header("X-API-Key", running.key.reveal())));
    }

    @Test
    void theFrontDoorSaysWelcome() throws Exception {
        assertThat(ask("/", r -> r).body()).isEqualTo("{\"message\":\"Welcome to the Vomeet API Gateway\"}");
    }

    @Test
    void theFrontDoorIsAliveInItsOldWords() throws Exception {
        assertThat(ask("/healthz", r -> r).body())
                .matches("\\{\"status\":\"ok\",\"service\":\"api-gateway\",\"time\":\"[0-9T:.-]+\\+00:00\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST", "PUT", "DELETE"})
    void calendarsAreNotConfigured(String method) throws Exception {
        for (var path : new String[] {"/google/healthz", "/google/users/ann/calendar/events?x=1"}) {
            var answer = ask(path, r -> r.method(method, BodyPublishers.noBody()));
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Google Integration service not configured\"}");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /meetings/, /meetings",
        "GET, /meetings/?limit=1&q=a%20b, /meetings?limit=1&q=a%20b",
        "POST, /bots/, /bots",
        "PUT, /bots/teams/19%3Ax%40thread.v2/config/, /bots/teams/19%3Ax%40thread.v2/config"
    })
    void aSlashTooManyLeadsToThePathWithoutIt(String method, String path, String there) throws Exception {
        var answer = ask(path, r -> r.method(method, BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(307);
        assertThat(answer.headers().firstValue("Location")).contains(there);
    }

    @Test
    void aSlashAfterAPathThatIsNotThereLeadsNowhere() throws Exception {
        for (var path : new String[] {"/nowhere/", "//evil.example.org/", "//bots/"}) {
            var answer = ask(path, r -> r);
            assertThat(answer.statusCode()).as(path).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Not Found\"}");
        }
    }

    @Test
    void anEmptyKeyHidesNoOther() throws Exception {
        var answer = ask(
                "/meetings", r -> r.header("X-API-Key", "").header("Authorization", "Bearer " + running.key.reveal()));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void aMethodThatIsNotThereIsSaidWithThoseThatAre() throws Exception {
        var answer = ask("/bots", r -> r.method("PATCH", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"Method Not Allowed\"}");
        assertThat(answer.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void theSocketsAddressIsThereForNoOtherMethod() throws Exception {
        var answer = ask("/ws", r -> r.method("TRACE", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Allow")).contains("GET");
        assertThat(ask("/ws", r -> r.GET()).statusCode()).isEqualTo(404);
    }

    @Test
    void aPageOfAnotherOriginMayAskFirst() throws Exception {
        var answer = ask(
                "/bots/google_meet/abc-defg-hij/config",
                r -> r.method("OPTIONS", BodyPublishers.noBody())
                        .header("Origin", "https://app.example.org")
                        .header("Access-Control-Request-Method", "PUT")
                        .header("Access-Control-Request-Headers", "x-api-key,content-type,idempotency-key"));
        assertThat(answer.statusCode()).isEqualTo(200);
        var headers = answer.headers();
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(headers.firstValue("Access-Control-Allow-Methods")).contains("PUT");
        assertThat(headers.firstValue("Access-Control-Allow-Headers"))
                .hasValueSatisfying(allowed -> assertThat(allowed).contains("x-api-key", "idempotency-key"));
        assertThat(headers.firstValue("Access-Control-Max-Age")).contains("3600");
        assertThat(headers.firstValue("Access-Control-Allow-Credentials")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/meetings", "/nowhere", "/bots/status"})
    void aPageOfAnotherOriginReadsAnswersAndTheirHeadersAndBringsNoCookie(String path) throws Exception {
        var answer = ask(path, r -> r.header("Origin", "https://app.example.org"));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Origin")).contains("*");
        assertThat(answer.headers().firstValue("Access-Control-Expose-Headers"))
                .hasValueSatisfying(exposed ->
                        assertThat(exposed).contains("X-RateLimit-Remaining", "Retry-After", "X-Request-Id"));
        assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials"))
                .isEmpty();
    }

    @Test
    void aBodyThatComesInPiecesIsCountedToo() throws Exception {
        var big = " ".repeat(1_000_001).getBytes(StandardCharsets.UTF_8);
        var answer = post(r -> r.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(big))));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"A body has 1000000 bytes at most.\"}");
    }

    @Test
    void theKeyIsLookedAtBeforeTheBody() throws Exception {
        var answer = ask("/bots", r -> r.header("X-API-Key", "x".repeat(40)).POST(BodyPublishers.ofString("{")));
        assertThat(answer.statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Encoding, gzip, A body must not be compressed.",
        "Content-Type, application/json; charset=utf-16, A body must be in UTF-8.",
        "Content-Type, application/json; charset=no such, A body must be in UTF-8."
    })
    void whatCannotBeReadIsNotGuessed(String header, String value, String detail) throws Exception {
        var answer = post(r -> r.header(header, value).POST(BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(answer.body()).isEqualTo("{\"detail\":\"" + detail + "\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"a\":}", "", "[", "{\"a\":1e99999999999}", "{\"a\":\"\\ud800\"}", "nul"})
    void whatIsNoJsonIsSaidSo(String body) throws Exception {
        var answer = post(r -> r.header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body()).startsWith("{\"detail\":[{\"type\":");
    }

    @Test
    void jsonThatGoesDownForEverIsRefused() throws Exception {
        var deep = "[".repeat(100_000);
        var answer = post(r -> r.header("Content-Type", "application/json").POST(BodyPublishers.ofString(deep)));
        assertThat(answer.statusCode()).isEqualTo(422);
    }

    @Test
    void bytesThatAreNoTextAreRefused() throws Exception {
        var answer = post(r -> r.header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'})));
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("json_invalid");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /meetings/%2e%2e/x HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /bots/teams/a%2Fb/config HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /meetings/%zz HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET /meetings HTTP/1.1\r\n\r\n",
                "NONSENSE\r\n\r\n"
            })
    void whatTheServerItselfRefusesHasTheOneFormToo(String request) throws IOException {
        var answer = raw(request);
        assertThat(answer).startsWith("HTTP/1.1 4");
        assertThat(answer)
                .containsIgnoringCase("content-type: application/json")
                .contains("{\"detail\":");
    }

    @Test
    void headersThatAreTooLongAreRefusedInTheOneForm() throws IOException {
        assertThat(raw("GET / HTTP/1.1\r\nHost: x\r\nX-Long: " + "x".repeat(20_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 431")
                .contains("{\"detail\":");
    }

    @ParameterizedTest
    @ValueSource(strings = {"%00", "a%00b", "%1f", "%ff", "a%0ab", "%ed%a0%80"})
    void namesThatNoMeetingCanHaveAreNobodysFault(String name) throws IOException {
        for (var line : new String[] {
            "GET /bots/teams/" + name,
            "DELETE /bots/teams/" + name,
            "POST /bots/teams/" + name + "/retry",
            "GET /transcripts/teams/" + name,
            "DELETE /meetings/teams/" + name
        }) {
            assertThat(raw(line + " HTTP/1.1\r\nHost: x\r\n\r\n")).as(line).startsWith("HTTP/1.1 4");
        }
        assertThat(raw("GET /meetings?q=" + name + " HTTP/1.1\r\nHost: x\r\n\r\n"))
                .doesNotStartWith("HTTP/1.1 5");
    }

    private static String raw(String request) throws IOException {
        var base = running.manager.base();
        try (var socket = new Socket(base.getHost(), base.getPort())) {
            socket.setSoTimeout(10_000);
            var withKey =
                    request.replace("Host: x", "Host: x\r\nConnection: close\r\nX-API-Key: " + running.key.reveal());
            socket.getOutputStream().write(withKey.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
