package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.WebStage;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in the real browser, used as a person uses it. */
final class PageIT {
    private static WebStage stage;
    private Tab tab;

    @BeforeAll
    static void openStage() {
        stage = new WebStage();
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

    private void enter(String more) {
        tab.enter(stage, more);
    }

    @Test
    void whatABotKeptOfABadEndIsLinked() {
        var bot = stage.bot("abc-flig-htr").joins();
        enter("&next=/app/meetings/" + bot.meeting());
        tab.go(stage.base(), "/app/meetings/" + bot.meeting());
        tab.awaitText("Leave the meeting");
        assertThat(tab.value(links()).asString()).isEmpty();
        bot.bot().keeps("{}\n", "Oops", null).expect(200);
        bot.bot().says(MeetingStatus.FAILED, EndReason.PAGE_NOT_UNDERSTOOD).expect(200);
        tab.awaitText("What the bot kept");
        assertThat(tab.value(links()).asString())
                .isEqualTo(stage.base() + "/meetings/" + bot.meeting() + "/flight-record");
    }

    /** Those to a flight record that can be seen. */
    private static String links() {
        return "[...document.querySelectorAll('a')].filter(a => a.href.includes('flight-record') &&"
                + " a.checkVisibility()).map(a => a.href).join(' ')";
    }

    @Test
    void aPersonSignsInWithTheKeyAndOutAgain() {
        tab.go(stage.base(), "/");
        tab.awaitText("API key");
        tab.click("#key");
        tab.type("not the key");
        tab.enter();
        tab.awaitText("This key is not known here.");

        tab.value("document.querySelector('#key').value = ''");
        tab.type(stage.account().key().reveal());
        tab.enter();
        tab.awaitText("Send a bot");
        assertThat(tab.value("document.cookie").asString()).isEmpty();
        assertThat(tab.value("JSON.stringify({...localStorage, ...sessionStorage})")
                        .asString())
                .isEqualTo("{}");

        tab.click("#sign-out");
        tab.awaitText("API key");
        tab.go(stage.base(), "/app/");
        tab.awaitText("API key");
    }

    @Test
    void aLinkWorksOnceAndSaysSo() {
        var code =
                stage.manager().oneTimeCodes().create(stage.account().account().id());
        var path = "/app/enter?code=" + code.reveal();
        tab.go(stage.base(), path);
        tab.awaitText("Send a bot");
        assertThat(tab.value("location.search").asString()).isEmpty();
        tab.click("#sign-out");
        tab.awaitText("API key");
        tab.go(stage.base(), path);
        tab.awaitText("This link has been used or is too old.");
    }

    @Test
    void aBotIsSentWatchedAndCalledBack() {
        enter("");
        tab.awaitText("Send a bot");
        tab.click("#url");
        tab.type("https://meet.google.com/ppp-aaaa-aaa");
        tab.enter();
        tab.awaitText("Getting ready");
        var meeting = tab.value("Number(location.pathname.split('/').at(-1))").asLong();
        var bot = stage.played(meeting);

        bot.bot().says(MeetingStatus.JOINING).expect(200);
        bot.bot().says(MeetingStatus.AWAITING_ADMISSION).expect(200);
        tab.awaitText("Waiting in the lobby");
        tab.awaitText("seen by the test");
        bot.bot().says(MeetingStatus.ACTIVE).expect(200);
        tab.awaitText("In the call");

        bot.begins("Ada", "Good mor");
        tab.awaitText("Good mor");
        tab.awaitCount(".tail", 1);
        bot.says("Ada", "Good morning everyone.");
        tab.awaitText("Good morning everyone.");
        tab.awaitCount(".tail", 0);
        bot.says("Bob", "Hello Ada.");
        tab.awaitText("Hello Ada.");
        assertThat(tab.count(".turn")).isEqualTo(2);
        assertThat(tab.text(".turns")).contains("Ada", "Bob").doesNotContain("Good mor\n");

        tab.click("#leave");
        tab.awaitText("Leaving");
        await().atMost(PATIENCE)
                .until(() -> stage.client()
                        .get("/meetings/" + meeting)
                        .body()
                        .path("data")
                        .path("stop_requested")
                        .asBoolean());
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
        tab.awaitText("It was asked to leave.");
        assertThat(tab.count("#leave[hidden]")).isEqualTo(1);
    }

    @Test
    void whatStrangersSayStaysText() {
        var bot = stage.bot("ppp-xxxx-sss").joins();
        enter("&meeting=" + bot.meeting());
        tab.awaitText("Nothing has been said yet.");
        var name = "<img src=x onerror='window.hurt = 1'>";
        var words = "<script>window.hurt = 1</script><b>bold</b> &amp; \u202e reversed";
        bot.says(name, words);
        tab.awaitText("<script>window.hurt = 1</script><b>bold</b> &amp;");
        assertThat(tab.text(".who .name")).isEqualTo(name);
        assertThat(tab.count("main script, main b, .turn img")).isZero();
        assertThat(tab.value("typeof window.hurt").asString()).isEqualTo("undefined");
    }

    @Test
    void aLostConnectionGoesOnWhereItStopped() {
        var bot = stage.bot("ppp-lost-aaa").joins();
        tab.before("""
            window.sockets = [];
            const Plain = WebSocket;
            window.WebSocket = class extends Plain {
              constructor(...all) { super(...all); window.sockets.push(this); }
            };\
            """);
        enter("&meeting=" + bot.meeting());
        bot.says("Ada", "before");
        tab.awaitText("before");
        tab.value("window.sockets.at(-1).close()");
        bot.says("Ada", "meanwhile");
        tab.awaitText("meanwhile");
        bot.says("Ada", "after");
        tab.awaitText("after");
        assertThat(tab.text(".said")).isEqualTo("before meanwhile after");
        assertThat(tab.value("window.sockets.length").asInt()).isGreaterThan(1);
        tab.awaitGone("Connection lost");
    }

    @Test
    void everythingCanBeReachedByKeyboard() {
        var bot = stage.bot("ppp-keys-aaa").joins();
        enter("");
        tab.awaitText("ppp-keys-aaa");
        // After the places, the form and what is looked for (a date has four stops) comes the newest meeting.
        tab.tabTo("a[href='/app/meetings/" + bot.meeting() + "']");
        assertThat(tab.value("getComputedStyle(document.activeElement).outlineStyle")
                        .asString())
                .isEqualTo("solid");
        tab.enter();
        tab.awaitCount("#leave:not([hidden])", 1);
        tab.tabTo("#leave");
        tab.enter();
        tab.awaitText("Leaving");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
    }

    @Test
    void mistakesAndMissingThingsAreSaidInPlainWords() {
        enter("");
        tab.awaitText("Send a bot");
        tab.click("#url");
        tab.type("https://example.com/nothing");
        tab.enter();
        tab.awaitText("is not one that bots may be sent to");
        tab.go(stage.base(), "/app/meetings/999999");
        tab.awaitText("There is no such meeting");
    }

    @Test
    void aFailedMeetingSaysWhy() {
        var bot = stage.bot("ppp-fail-aaa");
        bot.bot().says(MeetingStatus.JOINING).expect(200);
        bot.bot().says(MeetingStatus.FAILED, EndReason.NEEDS_HUMAN).expect(200);
        enter("&meeting=" + bot.meeting());
        tab.awaitText("asked for something that only a person can do");
        tab.awaitText("The bot never got in, so there is no text.");
    }

    @Test
    void nothingIsWiderThanANarrowScreen() {
        var bot = stage.bot("ppp-thin-aaa")
                .joins()
                .says("A".repeat(90), "w".repeat(300))
                .says("Ada", "short");
        tab.size(360, 740);
        enter("&meeting=" + bot.meeting());
        tab.awaitText("short");
        assertThat(tab.value("document.scrollingElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
        tab.go(stage.base(), "/app/");
        tab.awaitText("ppp-thin-aaa");
        assertThat(tab.value("document.scrollingElement.scrollWidth").asInt()).isLessThanOrEqualTo(360);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void noPageOfKeysAndWebhooksIsWiderThanANarrowScreen(String colours) {
        var description = "D".repeat(80) + colours;
        var hook = stage.client()
                .post(
                        "/webhooks",
                        Json.write(Map.of(
                                "url",
                                "http://127.0.0.1:9/" + "deep/".repeat(30) + colours,
                                "description",
                                description)))
                .expect(201)
                .get("id")
                .asLong(0);
        var key = "K".repeat(50) + colours;
        stage.client()
                .post("/account/keys", "{\"name\":\"" + key + "\",\"scopes\":[\"meetings:read\"]}")
                .expect(201);
        tab.size(360, 740);
        tab.colours(colours);
        enter("");
        Map.of("/app/keys", key, "/app/webhooks", description, "/app/webhooks/" + hook, "Nothing has been sent yet.")
                .forEach((path, text) -> {
                    tab.go(stage.base(), path);
                    tab.awaitText(text);
                    assertThat(tab.value("document.scrollingElement.scrollWidth")
                                    .asInt())
                            .as(path)
                            .isLessThanOrEqualTo(360);
                });
    }
}
