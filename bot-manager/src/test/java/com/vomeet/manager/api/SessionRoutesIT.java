package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import com.vomeet.manager.Manager;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.config.Keys;
import com.vomeet.manager.openapi.CheckedHttp;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class SessionRoutesIT {
    private static WebStage stage;

    @BeforeAll
    static void open() {
        stage = new WebStage();
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static HttpResponse<String> send(
            WebStage at, String method, String path, String body, Map<String, String> headers) {
        return send(at.base(), method, path, body, headers);
    }

    private static HttpResponse<String> send(
            URI base, String method, String path, String body, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::header);
        try (var http = CheckedHttp.open()) {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> own(WebStage at) {
        return Map.of("Origin", "http://" + at.base().getAuthority());
    }

    private static Map<String, String> own(WebStage at, String cookie) {
        return Map.of("Origin", "http://" + at.base().getAuthority(), "Cookie", cookie);
    }

    /** A browser's cookie header after signing in. */
    static String signedIn(WebStage at) {
        var answer = send(at, "POST", "/session", keyBody(at.account().key()), own(at));
        assertThat(answer.statusCode()).isEqualTo(204);
        return cookie(answer);
    }

    private static String cookie(HttpResponse<String> answer) {
        return answer.headers().firstValue("Set-Cookie").orElseThrow().split(";", -1)[0];
    }

    private static String keyBody(Secret key) {
        return "{\"api_key\":\"" + key.reveal() + "\"}";
    }

    @Test
    void theKeyIsExchangedForACookieThatScriptsCannotRead() {
        var answer = send(stage, "POST", "/session", keyBody(stage.account().key()), own(stage));
        var cookie = answer.headers().firstValue("Set-Cookie").orElseThrow().toLowerCase(Locale.ROOT);
        assertThat(cookie)
                .startsWith("vomeet_session=")
                .contains("httponly", "samesite=strict", "path=/", "max-age=604800");
        assertThat(cookie).doesNotContain("secure");

        var use = send(stage, "GET", "/meetings", "", Map.of("Cookie", cookie(answer)));
        assertThat(use.statusCode()).isEqualTo(200);
        var proxied = send(
                stage,
                "POST",
                "/session",
                keyBody(stage.account().key()),
                Map.of("Sec-Fetch-Site", "same-origin", "X-Forwarded-Proto", "https"));
        assertThat(proxied.headers().firstValue("Set-Cookie").orElseThrow().toLowerCase(Locale.ROOT))
                .contains("secure");
    }

    private static String operator() {
        return cookie(send(stage, "POST", "/session", keyBody(RealParts.ADMIN), own(stage)));
    }

    private static int status(URI base, String method, String path, Map<String, String> headers) {
        return send(base, method, path, "", headers).statusCode();
    }

    @Test
    void theOperatorsKeyOpensTheFleetOfAllAccountsAndNothingElse() {
        var cookie = operator();
        var headers = Map.of("Cookie", cookie);
        assertThat(send(stage, "GET", "/session", "", headers).body())
                .isEqualTo("{\"signed_in\":true,\"operator\":true}");
        assertThat(status(stage.base(), "GET", "/admin/fleet", headers)).isEqualTo(200);
        for (var closed :
                List.of("/admin/accounts", "/admin/audit", "/admin/users", "/meetings", "/fleet", "/account")) {
            assertThat(status(stage.base(), "GET", closed, headers)).as(closed).isEqualTo(403);
        }
        var others = Map.of("Cookie", signedIn(stage));
        assertThat(status(stage.base(), "GET", "/admin/fleet", others)).isEqualTo(403);
        assertThat(status(stage.base(), "GET", "/admin/fleet/stream", others)).isEqualTo(403);
        assertThat(status(stage.base(), "DELETE", "/session", own(stage, cookie)))
                .isEqualTo(204);
        assertThat(status(stage.base(), "GET", "/admin/fleet", headers)).isEqualTo(403);
    }

    @Test
    void otherPagesCannotCallBotsBackInTheOperatorsName() {
        var cookie = operator();
        var path = "/admin/bots/999999999";
        assertThat(status(stage.base(), "DELETE", path, Map.of("Cookie", cookie)))
                .isEqualTo(403);
        var foreign = Map.of("Cookie", cookie, "Origin", "http://localhost:1");
        assertThat(status(stage.base(), "DELETE", path, foreign)).isEqualTo(403);
        assertThat(status(stage.base(), "DELETE", path, own(stage, cookie))).isEqualTo(404);
    }

    @Test
    void anOperatorsSessionEndsWithTheKeyThatSignedIn() {
        var headers = Map.of("Cookie", operator());
        var next = Secret.of("the-admin-key-after-this-one");
        var changing = stage.config().with(new Keys(RealParts.SIGNING, null, next, RealParts.ADMIN));
        try (var other = Manager.start(changing)) {
            assertThat(status(other.base(), "GET", "/admin/fleet", headers)).isEqualTo(200);
        }
        try (var other = Manager.start(stage.config().with(new Keys(RealParts.SIGNING, next)))) {
            assertThat(status(other.base(), "GET", "/admin/fleet", headers)).isEqualTo(403);
            assertThat(send(other.base(), "GET", "/session", "", headers).body())
                    .contains("\"signed_in\":false");
        }
    }

    @Test
    void aWrongKeyOpensNothing() {
        for (var body : new String[] {"{\"api_key\":\"wrong\"}", "{}", "{\"api_key\":null}"}) {
            var answer = send(stage, "POST", "/session", body, own(stage));
            assertThat(answer.statusCode()).isEqualTo(403);
            assertThat(answer.body()).isEqualTo("{\"detail\":\"Invalid API key\"}");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void otherPagesCannotActInTheNameOfASession() {
        var cookie = signedIn(stage);
        var body = "{\"platform\":\"google_meet\",\"native_meeting_id\":\"abc-defg-hij\"}";
        var without = send(stage, "POST", "/bots", body, Map.of("Cookie", cookie));
        assertThat(without.statusCode()).isEqualTo(403);
        var foreign = send(stage, "POST", "/bots", body, Map.of("Cookie", cookie, "Origin", "http://localhost:1"));
        assertThat(foreign.statusCode()).isEqualTo(403);
        var sameSite = send(
                stage,
                "POST",
                "/bots",
                body,
                Map.of(
                        "Cookie",
                        cookie,
                        "Sec-Fetch-Site",
                        "same-site",
                        "Origin",
                        "http://" + stage.base().getAuthority()));
        assertThat(sameSite.statusCode()).isEqualTo(403);
        var own = send(stage, "POST", "/bots", body, own(stage, cookie));
        assertThat(own.statusCode()).isEqualTo(201);
    }

    @Test
    void signingOutEndsTheSessionOnTheServer() {
        var cookie = signedIn(stage);
        assertThat(send(stage, "GET", "/session", "", Map.of("Cookie", cookie)).body())
                .isEqualTo("{\"signed_in\":true,\"operator\":false}");
        assertThat(send(stage, "DELETE", "/session", "", Map.of("Cookie", cookie))
                        .statusCode())
                .isEqualTo(403);
        assertThat(send(stage, "DELETE", "/session", "", own(stage, cookie)).statusCode())
                .isEqualTo(204);
        assertThat(send(stage, "GET", "/session", "", Map.of("Cookie", cookie)).body())
                .isEqualTo("{\"signed_in\":false,\"operator\":false}");
        assertThat(send(stage, "GET", "/meetings", "", Map.of("Cookie", cookie)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aLinkOfTheTerminalSignsInOnce() {
        var code =
                stage.manager().oneTimeCodes().create(stage.account().account().id());
        var path = "/app/enter?code=" + code.reveal();
        var prefetch = send(stage, "GET", path, "", Map.of("Sec-Purpose", "prefetch"));
        assertThat(prefetch.headers().firstValue("Set-Cookie")).isEmpty();

        var first = send(stage, "GET", path + "&meeting=7", "", Map.of());
        assertThat(first.statusCode()).isEqualTo(303);
        assertThat(first.headers().firstValue("Location")).contains("/app/meetings/7");
        assertThat(send(stage, "GET", "/meetings", "", Map.of("Cookie", cookie(first)))
                        .statusCode())
                .isEqualTo(200);

        var second = send(stage, "GET", path, "", Map.of());
        assertThat(second.headers().firstValue("Location")).contains("/app/?link=used");
        assertThat(second.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void theLinkLeadsNowhereElse() {
        var code =
                stage.manager().oneTimeCodes().create(stage.account().account().id());
        var answer = send(stage, "GET", "/app/enter?code=" + code.reveal() + "&meeting=//evil.test", "", Map.of());
        assertThat(answer.headers().firstValue("Location")).contains("/app/");
    }

    @Test
    void aDisabledAccountIsOutAtOnce() {
        var created = stage.manager().accounts().create("Bob");
        var answer = send(stage, "POST", "/session", keyBody(created.key()), own(stage));
        stage.database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update accounts set enabled = false where id = ?",
                        created.account().id().value()));
        assertThat(send(stage, "GET", "/meetings", "", Map.of("Cookie", cookie(answer)))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void thePageIsServedWithAStrictPolicyAndTheApiKeepsItsRoot() {
        var page = send(stage, "GET", "/app/", "", Map.of());
        assertThat(page.statusCode()).isEqualTo(200);
        var policy = page.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy).contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'none'");
        assertThat(policy).doesNotContain("unsafe");
        assertThat(page.body())
                .doesNotContain("<script>")
                .doesNotContain("style=")
                .doesNotContain(" onclick");

        var tag = page.headers().firstValue("ETag").orElseThrow();
        assertThat(send(stage, "GET", "/app/meetings/3", "", Map.of("If-None-Match", tag))
                        .statusCode())
                .isEqualTo(304);
        assertThat(send(stage, "GET", "/", "", Map.of("Accept", "text/html,*/*"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(send(stage, "GET", "/", "", Map.of()).body())
                .isEqualTo("{\"message\":\"Welcome to the Vomeet API Gateway\"}");
        assertThat(send(stage, "GET", "/app/assets/..%2Fmanager-logback.xml", "", Map.of())
                        .statusCode())
                .isBetween(400, 404);
        assertThat(send(stage, "GET", "/app/assets/none.js", "", Map.of()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aKeyWorksWithoutAnySession() {
        try (var client = new Client(stage.base(), stage.account().key())) {
            client.get("/meetings").expect(200);
        }
        try (var client = new Client(stage.base(), null)) {
            assertThat(client.get("/meetings").expect(403).path("detail").asString())
                    .isEqualTo("Missing API key (X-API-Key header)");
        }
    }
}
