package com.vomeet.manager.api;

import static com.vomeet.manager.RunningManager.meet;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import com.vomeet.manager.RunningManager;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each route asks for its scope, and for no other. */
final class ScopesIT {
    private static RunningManager running;
    private static AccountId account;
    private static long meeting;

    @BeforeAll
    static void start() {
        running = new RunningManager();
        account = running.manager.accounts().find(running.key).orElseThrow();
        meeting = running.client
                .post("/bots", meet("abc-defg-hij"))
                .expect(201)
                .get("id")
                .longValue();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    private static Secret key(Set<Scope> scopes) {
        return running.manager
                .accounts()
                .keys()
                .make(account, NewKey.named("test", scopes, null))
                .orElseThrow()
                .key();
    }

    private static Client.Answer send(Secret key, String method, String path) {
        try (var client = running.as(key)) {
            return client.send(client.request(path)
                    .header("Content-Type", "application/json")
                    .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString("{}"))
                    .build());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "bots:write,POST,/bots",
        "bots:write,PUT,/bots/google_meet/abc-defg-hij/config",
        "bots:write,DELETE,/bots/google_meet/xyz-defg-hij",
        "bots:read,GET,/bots/status",
        "bots:read,GET,/fleet",
        "meetings:read,GET,/meetings",
        "meetings:read,GET,/meetings/ID",
        "meetings:read,GET,/meetings/ID/events",
        "meetings:read,GET,/meetings/ID/flight-record",
        "meetings:read,GET,/meetings/ID/flight-record/screenshot",
        "transcripts:read,GET,/transcripts/google_meet/abc-defg-hij",
        "webhooks,GET,/webhooks",
        "webhooks,POST,/webhooks",
        "webhooks,PUT,/user/webhook",
        "account,GET,/account",
        "account,PATCH,/account",
        "account,GET,/account/keys",
        "account,POST,/account/keys",
        "account,DELETE,/account/keys/1000000"
    })
    void aKeyOpensWhatItsScopeSays(String word, String method, String template) {
        var scope = Scope.find(word).orElseThrow();
        var path = template.replace("ID", Long.toString(meeting));
        assertThat(send(key(Set.of(scope)), method, path).status())
                .as("with " + word)
                .isNotEqualTo(403);
        var others = EnumSet.complementOf(EnumSet.of(scope));
        assertThat(send(key(others), method, path).expect(403).get("detail").asString())
                .isEqualTo("The API key lacks the scope " + word);
    }

    @Test
    void aKeyIsShownByEitherHeader() {
        try (var client = new Client(running.manager.base(), null)) {
            var bearer = client.request("/meetings").header("Authorization", "Bearer " + running.key.reveal());
            assertThat(client.send(bearer.GET().build()).status()).isEqualTo(200);
            assertThat(client.get("/meetings").expect(403).toString())
                    .isEqualTo("{\"detail\":\"Missing API key (X-API-Key header)\"}");
            var wrong = client.request("/meetings").header("X-API-Key", "nobody");
            assertThat(client.send(wrong.GET().build()).expect(403).toString())
                    .isEqualTo("{\"detail\":\"Invalid API key\"}");
        }
    }

    @Test
    void aWrongKeyIsToldBeforeAWrongBody() {
        assertThat(send(Secret.of("nobody"), "POST", "/bots").status()).isEqualTo(403);
        assertThat(send(Secret.of("nobody"), "PATCH", "/account").status()).isEqualTo(403);
    }
}
