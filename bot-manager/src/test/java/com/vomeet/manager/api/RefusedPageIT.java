package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page makes of refusals, and of answers that come when their view has been left, in the real browser. */
final class RefusedPageIT {
    /**
     * Holds back the answers to what {@code holds} fits until {@code release()}, then gives them without anything more to wait for.
     * While it {@code lies} the held ones are refusals and nobody is signed in.
     */
    private static final String GATE = """
            window.held = 0;
            window.timers = [];
            const gate = new Promise((open) => (window.release = open));
            const answer = (status, text) => ({ ok: status === 200, status, text: async () => text });
            const ask = window.fetch;
            window.fetch = async (path, how) => {
              if (window.lies && path === "/session") return answer(200, '{"signed_in":false,"operator":false}');
              const told = await ask(path, how);
              if (!window.holds?.test(path)) return told;
              const text = await told.text();
              window.held += 1;
              await gate;
              return window.lies ? answer(403, "{}") : answer(told.status, text);
            };
            const later = window.setTimeout;
            window.setTimeout = (act, millis) => (window.timers.push(millis), later(act, millis));
            """;

    @RegisterExtension
    static final FreshTab PAGE = new FreshTab();

    /** With a key that may do that and no more. */
    private static void signIn(String only, String seen) {
        var key = PAGE.stage()
                .client()
                .post("/account/keys", "{\"name\":\"one thing\",\"scopes\":[\"" + only + "\"]}")
                .expect(201)
                .get("key")
                .asString();
        PAGE.tab().signIn(PAGE.stage(), Secret.of(key));
        PAGE.tab().awaitText(seen);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/", "/app/meetings/1", "/app/keys", "/app/webhooks", "/app/webhooks/1"})
    void whoeverIsStillSignedInIsToldWhatTheKeyMayNot(String path) {
        signIn("bots:read", "No bot is out.");
        PAGE.tab().go(PAGE.stage().base(), path);
        PAGE.tab().awaitText("The API key lacks the scope");
        assertThat(PAGE.tab().text()).doesNotContain("You have been signed out.");
    }

    @Test
    void whoMayNotReadTheTextSeesTheMeetingAllTheSame() {
        var bot = PAGE.stage().bot("ref-used-txt").joins().says("Ada", "nobody's business");
        signIn("meetings:read", "lacks the scope bots:read");
        PAGE.tab().go(PAGE.stage().base(), "/app/meetings/" + bot.meeting());
        PAGE.tab().awaitText("The text is not shown here: The API key lacks the scope transcripts:read.");
        assertThat(PAGE.tab().text("h1")).isEqualTo("ref-used-txt");
        assertThat(PAGE.tab().text(".state .badge")).isEqualTo("In the call");
        assertThat(PAGE.tab().text(".timeline")).contains("Getting ready", "Waiting in the lobby", "In the call");
        assertThat(PAGE.tab().text()).doesNotContain("nobody's business", "Download as");
        PAGE.tab().click("#leave");
        PAGE.tab().awaitText("Sure?");
        PAGE.tab().click("#leave");
        PAGE.tab().awaitText("The API key lacks the scope bots:write");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        PAGE.tab().awaitText("Everybody else had left.");
        PAGE.stage().database().jdbi().useHandle(handle -> handle.execute("delete from page_sessions"));
        PAGE.tab().awaitText("You have been signed out.");
    }

    @Test
    void whoeverWasSignedOutElsewhereIsSentToTheDoor() {
        PAGE.tab().enter(PAGE.stage(), "");
        PAGE.tab().awaitText("Send a bot");
        PAGE.stage().database().jdbi().useHandle(handle -> handle.execute("delete from page_sessions"));
        PAGE.tab().awaitText("You have been signed out.");
    }

    private void leaves(String path, String asked) {
        PAGE.tab().before(GATE);
        PAGE.tab().enter(PAGE.stage(), "");
        PAGE.tab().awaitText("Send a bot");
        PAGE.tab().value("window.holds = /^" + asked + "/");
        PAGE.tab().click("#places a[href='" + path + "']");
        await().atMost(PATIENCE).until(() -> PAGE.tab().value("window.held").asInt() > 0);
        PAGE.tab().click("#places a[href='/app/fleet']");
        PAGE.tab().awaitText("No bot is out.");
        PAGE.tab().value("window.timers.length = 0");
    }

    @Test
    void aListThatWasLeftAsksNoMore() {
        leaves("/app/", "\\/meetings");
        PAGE.tab().value("window.release()");
        assertThat(PAGE.tab().value("window.timers.join(' ')").asString()).doesNotContain("4000");
    }

    @ParameterizedTest
    @CsvSource({"/app/, \\/meetings", "/app/keys, \\/account", "/app/webhooks, \\/webhooks"})
    void aViewThatWasLeftSendsNobodyToTheDoor(String path, String asked) {
        leaves(path, asked);
        PAGE.tab().value("window.lies = true");
        PAGE.tab().value("window.release()");
        assertThat(PAGE.tab().text()).contains("No bot is out.").doesNotContain("You have been signed out.");
    }
}
