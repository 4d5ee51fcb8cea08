package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.account.Accounts;
import com.vomeet.manager.config.HttpSettings;
import com.vomeet.manager.config.LimitSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Live connections whose key opens nothing any more, and those that a key has too many of. */
final class LiveEndsIT {
    private static final int MOST = 6;
    private static final String LOST = refused(403, "Invalid API key");
    private static WebStage stage;

    private final Accounts.Created eve;

    LiveEndsIT() {
        eve = stage.manager().accounts().create("Eve", 0);
    }

    @BeforeAll
    static void open() {
        var limits = new LimitSettings(0, 1, MOST, Duration.ofMillis(200));
        stage = new WebStage(config -> config.with(new HttpSettings("127.0.0.1", 0, null, limits)));
    }

    @AfterAll
    static void end() {
        stage.close();
    }

    private static String refused(int status, String why) {
        return "{\"type\":\"error\",\"error\":\"authorization_service_error\",\"status\":" + status
                + ",\"detail\":\"{\\\"detail\\\":\\\"" + why + "\\\"}\"}";
    }

    private static SocketClient socket(Secret key) {
        return new SocketClient(stage.base(), "/ws", Map.of("X-API-Key", key.reveal()));
    }

    private static EventClient events(Secret key, String path) {
        return new EventClient(new Client(stage.base(), key).request(path));
    }

    /** A second key, and its id. */
    private static Client.Answer made(Client client) {
        return client.post("/account/keys", "{\"name\":\"leaked\"}");
    }

    @Test
    void whoseKeyIsRevokedIsToldAndClosedEverywhereAndAnotherKeyHearsOn() {
        try (var client = new Client(stage.base(), eve.key())) {
            var bot = stage.bot(client, "end-gone-aaa").joins();
            var leaked = made(client).expect(201);
            var key = Secret.of(leaked.get("key").asString());
            try (var good = socket(eve.key()).subscribe("end-gone-aaa", 0L);
                    var bad = socket(key).subscribe("end-gone-aaa", 0L);
                    var stream = events(key, "/meetings/" + bot.meeting() + "/stream");
                    var fleet = events(key, "/fleet/stream")) {
                bot.says("Ada", "for both");
                await().atMost(PATIENCE).until(() -> bad.texts().contains("for both"));
                stream.awaitText("for both");
                await().atMost(PATIENCE).until(() -> !fleet.events().isEmpty());

                client.delete("/account/keys/" + leaked.get("id")).expect(204);
                assertThat(bad.awaitClosed()).isEqualTo(4401);
                stream.awaitOver();
                fleet.awaitOver();
                assertThat(bad.frames("error")).singleElement().hasToString(LOST);
                for (var events : List.of(stream, fleet)) {
                    assertThat(events.events().getLast().name()).isEqualTo("error");
                    assertThat(events.frames().getLast()).hasToString(LOST);
                }
                bot.says("Ada", "for one");
                await().atMost(PATIENCE).until(() -> good.texts().contains("for one"));
                assertThat(good.frames("error")).isEmpty();
                assertThat(bad.texts()).containsExactly("for both");
            }
        }
    }

    @Test
    void aPageThatIsSignedOutElsewhereHearsNothingMore() {
        var cookie = SessionRoutesIT.signedIn(stage);
        var own = "http://" + stage.base().getAuthority();
        var headers = Map.of("Cookie", cookie, "Origin", own);
        try (var socket = new SocketClient(stage.base(), "/ws", headers)) {
            socket.say("{\"action\":\"ping\"}").frame(0);
            stage.database().jdbi().useHandle(handle -> handle.execute("delete from page_sessions"));
            assertThat(socket.awaitClosed()).isEqualTo(4401);
        }
    }

    @Test
    void aKeyThatNobodyHasKeepsNoConnection() {
        try (var socket = socket(Secret.of("wrong"))) {
            assertThat(socket.awaitClosed()).isEqualTo(4401);
            assertThat(socket.frame(0)).hasToString(LOST);
        }
    }

    @Test
    void aKeyHasSoManyConnectionsOfAllKindsAndAnotherItsOwn() {
        var open = new ArrayList<AutoCloseable>();
        try (var client = new Client(stage.base(), eve.key())) {
            var bot = stage.bot(client, "end-many-aaa").joins();
            for (var n = 0; n < MOST - 2; n++) {
                open.add(socket(eve.key()).subscribe("end-many-aaa", 0L));
            }
            open.forEach(socket -> ((SocketClient) socket).frame(0));
            open.add(events(eve.key(), "/fleet/stream"));
            var last = events(eve.key(), "/meetings/" + bot.meeting() + "/stream");
            open.add(last);
            assertThat(last.status()).isEqualTo(200);

            for (var path : List.of("/fleet/stream", "/meetings/" + bot.meeting() + "/stream")) {
                assertThat(client.get(path).expect(429))
                        .hasToString("{\"detail\":\"Too many live connections with this key.\"}");
            }
            try (var socket = socket(eve.key())) {
                assertThat(socket.awaitClosed()).isEqualTo(4429);
                assertThat(socket.frame(0)).hasToString(refused(429, LiveDoor.FULL));
            }
            try (var other = socket(stage.account().key())) {
                other.say("{\"action\":\"ping\"}");
                assertThat(other.frame(0)).hasToString("{\"type\":\"pong\"}");
            }
            ((SocketClient) open.removeFirst()).close();
            await().atMost(PATIENCE).until(() -> {
                try (var again = events(eve.key(), "/fleet/stream")) {
                    return again.status() == 200;
                }
            });
        } finally {
            open.forEach(LiveEndsIT::close);
        }
    }

    private static void close(AutoCloseable client) {
        try {
            client.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
