package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.WebStage;
import com.vomeet.manager.config.HttpSettings;
import com.vomeet.manager.config.LimitSettings;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of one meeting in the real browser when it is turned away, overtaken, or comes too late. */
final class WatchedMeetingIT {
    private static WebStage stage;
    private Tab tab;

    @BeforeAll
    static void openStage() {
        var limits = new LimitSettings(0, 1, 100, Duration.ofMillis(200));
        stage = new WebStage(config -> config.with(new HttpSettings("127.0.0.1", 0, null, limits)));
    }

    @AfterAll
    static void endStage() {
        stage.close();
    }

    @BeforeEach
    void openTab() {
        tab = Tab.open();
    }

    @AfterEach
    void endTab() {
        try {
            tab.expectNoComplaint();
        } finally {
            tab.close();
        }
    }

    @Test
    void whoeverIsSignedOutWhileWatchingIsSentToTheDoor() {
        var bot = stage.bot("wat-gone-aaa").joins();
        tab.enter(stage, "&meeting=" + bot.meeting());
        tab.awaitText("Nothing has been said yet.");
        bot.says("Ada", "by the socket");
        tab.awaitText("by the socket");
        stage.database().jdbi().useHandle(handle -> handle.execute("delete from page_sessions"));
        tab.awaitText("You have been signed out.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            wat-away-aaa | {"type":"error","error":"authorization_call_failed"}
            wat-away-bbb | {"type":"error","error":"authorization_service_error","status":403}
            wat-away-ccc | {"type":"subscribed","meetings":[]}
            """)
    void whoeverIsTurnedAwayButStillSignedInComesAgain(String name, String first) {
        tab.before("""
            window.sockets = 0;
            const Plain = WebSocket;
            window.WebSocket = class extends Plain {
              constructor(...all) { super(...all); this.first = window.sockets++ === 0; }
              send(words) {
                if (!this.first) super.send(words);
                else queueMicrotask(() => this.dispatchEvent(new MessageEvent("message", { data: '%s' })));
              }
            };\
            """.formatted(first));
        var bot = stage.bot(name).joins();
        tab.enter(stage, "&meeting=" + bot.meeting());
        tab.awaitText("Nothing has been said yet.");
        bot.says("Ada", "at last");
        tab.awaitText("at last");
        tab.awaitGone("Connection lost");
    }

    @Test
    void aDeletedMeetingSaysSoAndHowItEnded() {
        var bot = stage.bot("wat-dele-ted").joins().says("Ada", "nobody's business");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        stage.client().delete("/meetings/google_meet/wat-dele-ted").expect(200);
        tab.enter(stage, "");
        tab.click("a[href='/app/meetings/" + bot.meeting() + "']");
        tab.awaitText("The text of this meeting was deleted.");
        assertThat(tab.text()).contains("Deleted meeting", "Everybody else had left.");
        assertThat(tab.count(".downloads[hidden]")).isEqualTo(1);
        assertThat(tab.text()).doesNotContain("Connection lost");
    }

    @Test
    void aMeetingThatIsDeletedWhileItIsShownIsNotShownOn() {
        var bot = stage.bot("wat-dele-fro").joins().says("Ada", "nobody's business");
        tab.before("""
            const Plain = WebSocket;
            window.WebSocket = class extends Plain {
              constructor(...all) { super(...all); window.newest = this; }
            };\
            """);
        tab.enter(stage, "&meeting=" + bot.meeting());
        tab.awaitText("nobody's business");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        stage.client().delete("/meetings/google_meet/wat-dele-fro").expect(200);
        tab.value("window.newest.close()");
        tab.awaitText("The text of this meeting was deleted.");
        assertThat(tab.text()).doesNotContain("nobody's business");
    }

    /** The pair of answers to the first question after {@code holds} was set waits for {@code release()}. */
    @Test
    void anOlderAnswerDoesNotTakeTheNewestStatusBack() {
        var bot = stage.bot("wat-over-tak");
        var script = """
            window.held = [];
            const gate = new Promise((open) => (window.release = open));
            const ask = window.fetch;
            window.fetch = async (path, how) => {
              const wait = window.holds && /^.meetings.\\d+/.test(path) && !window.held.includes(path);
              if (wait) window.held.push(path);
              const told = await ask(path, how);
              if (!wait) return told;
              const text = await told.text();
              window.ready = (window.ready ?? 0) + 1;
              await gate;
              return { ok: told.ok, status: told.status, text: async () => text };
            };\
            """;
        tab.before(script);
        tab.enter(stage, "&meeting=" + bot.meeting());
        tab.awaitText("What is said will appear here.");
        bot.bot().says(MeetingStatus.JOINING).expect(200);
        tab.awaitText("On its way in");
        tab.value("window.holds = true");
        bot.bot().says(MeetingStatus.AWAITING_ADMISSION).expect(200);
        await().atMost(PATIENCE).until(() -> tab.value("window.ready ?? 0").asInt() == 2);
        bot.bot().says(MeetingStatus.ACTIVE).expect(200);
        tab.awaitText("In the call");
        tab.value("window.release()");
        assertThat(tab.text(".state .badge")).isEqualTo("In the call");
    }
}
