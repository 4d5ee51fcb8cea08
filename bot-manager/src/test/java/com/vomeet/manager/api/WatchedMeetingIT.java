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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page of one meeting in the real browser when it is turned away, overtaken, or comes too late. */
final class WatchedMeetingIT {
    @RegisterExtension
    static final FreshTab PAGE = new FreshTab(() -> new WebStage(config ->
            config.with(new HttpSettings("127.0.0.1", 0, null, new LimitSettings(0, 1, 100, Duration.ofMillis(200))))));

    @Test
    void whoeverIsSignedOutWhileWatchingIsSentToTheDoor() {
        var bot = PAGE.stage().bot("wat-gone-aaa").joins();
        PAGE.tab().enter(PAGE.stage(), "&meeting=" + bot.meeting());
        PAGE.tab().awaitText("Nothing has been said yet.");
        bot.says("Ada", "by the socket");
        PAGE.tab().awaitText("by the socket");
        PAGE.stage().database().jdbi().useHandle(handle -> handle.execute("delete from page_sessions"));
        PAGE.tab().awaitText("You have been signed out.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            wat-away-aaa | {"type":"error","error":"authorization_call_failed"}
            wat-away-bbb | {"type":"error","error":"authorization_service_error","status":403}
            wat-away-ccc | {"type":"subscribed","meetings":[]}
            """)
    void whoeverIsTurnedAwayButStillSignedInComesAgain(String name, String first) {
        PAGE.tab().before("""
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
        var bot = PAGE.stage().bot(name).joins();
        PAGE.tab().enter(PAGE.stage(), "&meeting=" + bot.meeting());
        PAGE.tab().awaitText("Nothing has been said yet.");
        bot.says("Ada", "at last");
        PAGE.tab().awaitText("at last");
        PAGE.tab().awaitGone("Connection lost");
    }

    @Test
    void aDeletedMeetingSaysSoAndHowItEnded() {
        var bot = PAGE.stage().bot("wat-dele-ted").joins().says("Ada", "nobody's business");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        PAGE.stage().client().delete("/meetings/google_meet/wat-dele-ted").expect(200);
        PAGE.tab().enter(PAGE.stage(), "");
        PAGE.tab().click("a[href='/app/meetings/" + bot.meeting() + "']");
        PAGE.tab().awaitText("The text of this meeting was deleted.");
        assertThat(PAGE.tab().text()).contains("Deleted meeting", "Everybody else had left.");
        assertThat(PAGE.tab().count(".downloads[hidden]")).isEqualTo(1);
        assertThat(PAGE.tab().text()).doesNotContain("Connection lost");
    }

    @Test
    void aMeetingThatIsDeletedWhileItIsShownIsNotShownOn() {
        var bot = PAGE.stage().bot("wat-dele-fro").joins().says("Ada", "nobody's business");
        PAGE.tab().before("""
            const Plain = WebSocket;
            window.WebSocket = class extends Plain {
              constructor(...all) { super(...all); window.newest = this; }
            };\
            """);
        PAGE.tab().enter(PAGE.stage(), "&meeting=" + bot.meeting());
        PAGE.tab().awaitText("nobody's business");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        PAGE.stage().client().delete("/meetings/google_meet/wat-dele-fro").expect(200);
        PAGE.tab().value("window.newest.close()");
        PAGE.tab().awaitText("The text of this meeting was deleted.");
        assertThat(PAGE.tab().text()).doesNotContain("nobody's business");
    }

    /** The pair of answers to the first question after {@code holds} was set waits for {@code release()}. */
    @Test
    void anOlderAnswerDoesNotTakeTheNewestStatusBack() {
        var bot = PAGE.stage().bot("wat-over-tak");
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
        PAGE.tab().before(script);
        PAGE.tab().enter(PAGE.stage(), "&meeting=" + bot.meeting());
        PAGE.tab().awaitText("What is said will appear here.");
        bot.bot().says(MeetingStatus.JOINING).expect(200);
        PAGE.tab().awaitText("On its way in");
        PAGE.tab().value("window.holds = true");
        bot.bot().says(MeetingStatus.AWAITING_ADMISSION).expect(200);
        await().atMost(PATIENCE)
                .until(() -> PAGE.tab().value("window.ready ?? 0").asInt() == 2);
        bot.bot().says(MeetingStatus.ACTIVE).expect(200);
        PAGE.tab().awaitText("In the call");
        PAGE.tab().value("window.release()");
        assertThat(PAGE.tab().text(".state .badge")).isEqualTo("In the call");
    }
}
