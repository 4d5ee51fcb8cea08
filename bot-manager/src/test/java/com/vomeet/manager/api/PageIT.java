package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in the real browser, used as a person uses it. */
final class PageIT {
    @RegisterExtension
    static final FreshTab PAGE = new FreshTab();

    private void enter(String more) {
        PAGE.tab().enter(PAGE.stage(), more);
    }

    @Test
    void whatABotKeptOfABadEndIsLinked() {
        var bot = PAGE.stage().bot("abc-flig-htr").joins();
        enter("&next=/app/meetings/" + bot.meeting());
        PAGE.tab().go(PAGE.stage().base(), "/app/meetings/" + bot.meeting());
        PAGE.tab().awaitText("Leave the meeting");
        assertThat(PAGE.tab().value(links()).asString()).isEmpty();
        bot.bot().keeps("{}\n", "Oops", null).expect(200);
        bot.bot().says(MeetingStatus.FAILED, EndReason.PAGE_NOT_UNDERSTOOD).expect(200);
        PAGE.tab().awaitText("What the bot kept");
        assertThat(PAGE.tab().value(links()).asString())
                .isEqualTo(PAGE.stage().base() + "/meetings/" + bot.meeting() + "/flight-record");
    }

    /** Those to a flight record that can be seen. */
    private static String links() {
        return "[...document.querySelectorAll('a')].filter(a => a.href.includes('flight-record') &&"
                + " a.checkVisibility()).map(a => a.href).join(' ')";
    }

    @Test
    void aPersonSignsInWithTheKeyAndOutAgain() {
        PAGE.tab().go(PAGE.stage().base(), "/");
        PAGE.tab().awaitText("API key");
        PAGE.tab().click("#key");
        PAGE.tab().type("not the key");
        PAGE.tab().enter();
        PAGE.tab().awaitText("This key is not known here.");

        PAGE.tab().value("document.querySelector('#key').value = ''");
        PAGE.tab().type(PAGE.stage().account().key().reveal());
        PAGE.tab().enter();
        PAGE.tab().awaitText("Send a bot");
        assertThat(PAGE.tab().value("document.cookie").asString()).isEmpty();
        assertThat(PAGE.tab()
                        .value("JSON.stringify({...localStorage, ...sessionStorage})")
                        .asString())
                .isEqualTo("{}");

        PAGE.tab().click("#sign-out");
        PAGE.tab().awaitText("API key");
        PAGE.tab().go(PAGE.stage().base(), "/app/");
        PAGE.tab().awaitText("API key");
    }

    @Test
    void aLinkWorksOnceAndSaysSo() {
        var code = PAGE.stage()
                .manager()
                .oneTimeCodes()
                .create(PAGE.stage().account().account().id());
        var path = "/app/enter?code=" + code.reveal();
        PAGE.tab().go(PAGE.stage().base(), path);
        PAGE.tab().awaitText("Send a bot");
        assertThat(PAGE.tab().value("location.search").asString()).isEmpty();
        PAGE.tab().click("#sign-out");
        PAGE.tab().awaitText("API key");
        PAGE.tab().go(PAGE.stage().base(), path);
        PAGE.tab().awaitText("This link has been used or is too old.");
    }

    @Test
    void aBotIsSentWatchedAndCalledBack() {
        enter("");
        PAGE.tab().awaitText("Send a bot");
        PAGE.tab().click("#url");
        PAGE.tab().type("https://meet.google.com/ppp-aaaa-aaa");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Getting ready");
        var meeting =
                PAGE.tab().value("Number(location.pathname.split('/').at(-1))").asLong();
        var bot = PAGE.stage().played(meeting);

        bot.bot().says(MeetingStatus.JOINING).expect(200);
        bot.bot().says(MeetingStatus.AWAITING_ADMISSION).expect(200);
        PAGE.tab().awaitText("Waiting in the lobby");
        PAGE.tab().awaitText("seen by the test");
        bot.bot().says(MeetingStatus.ACTIVE).expect(200);
        PAGE.tab().awaitText("In the call");

        bot.begins("Ada", "Good mor");
        PAGE.tab().awaitText("Good mor");
        PAGE.tab().awaitCount(".tail", 1);
        bot.says("Ada", "Good morning everyone.");
        PAGE.tab().awaitText("Good morning everyone.");
        PAGE.tab().awaitCount(".tail", 0);
        bot.says("Bob", "Hello Ada.");
        PAGE.tab().awaitText("Hello Ada.");
        assertThat(PAGE.tab().count(".turn")).isEqualTo(2);
        assertThat(PAGE.tab().text(".turns")).contains("Ada", "Bob").doesNotContain("Good mor\n");

        PAGE.tab().click("#leave");
        PAGE.tab().awaitText("Sure?");
        PAGE.tab().click("#leave");
        PAGE.tab().awaitText("Leaving");
        await().atMost(PATIENCE)
                .until(() -> PAGE.stage()
                        .client()
                        .get("/meetings/" + meeting)
                        .body()
                        .path("data")
                        .path("stop_requested")
                        .asBoolean());
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
        PAGE.tab().awaitText("It was asked to leave.");
        assertThat(PAGE.tab().count("#leave[hidden]")).isEqualTo(1);
    }

    @Test
    void whatStrangersSayStaysText() {
        var bot = PAGE.stage().bot("ppp-xxxx-sss").joins();
        enter("&meeting=" + bot.meeting());
        PAGE.tab().awaitText("Nothing has been said yet.");
        var name = "<img src=x onerror='window.hurt = 1'>";
        var words = "<script>window.hurt = 1</script><b>bold</b> &amp; \u202e reversed";
        bot.says(name, words);
        PAGE.tab().awaitText("<script>window.hurt = 1</script><b>bold</b> &amp;");
        assertThat(PAGE.tab().text(".who .name")).isEqualTo(name);
        assertThat(PAGE.tab().count("main script, main b, .turn img")).isZero();
        assertThat(PAGE.tab().value("typeof window.hurt").asString()).isEqualTo("undefined");
    }

    @Test
    void aLostConnectionGoesOnWhereItStopped() {
        var bot = PAGE.stage().bot("ppp-lost-aaa").joins();
        PAGE.tab().before("""
            window.sockets = [];
            const Plain = WebSocket;
            window.WebSocket = class extends Plain {
              constructor(...all) { super(...all); window.sockets.push(this); }
            };\
            """);
        enter("&meeting=" + bot.meeting());
        bot.says("Ada", "before");
        PAGE.tab().awaitText("before");
        PAGE.tab().value("window.sockets.at(-1).close()");
        bot.says("Ada", "meanwhile");
        PAGE.tab().awaitText("meanwhile");
        bot.says("Ada", "after");
        PAGE.tab().awaitText("after");
        assertThat(PAGE.tab().text(".said")).isEqualTo("before meanwhile after");
        assertThat(PAGE.tab().value("window.sockets.length").asInt()).isGreaterThan(1);
        PAGE.tab().awaitGone("Connection lost");
    }

    @Test
    void everythingCanBeReachedByKeyboard() {
        var bot = PAGE.stage().bot("ppp-keys-aaa").joins();
        enter("");
        PAGE.tab().awaitText("ppp-keys-aaa");
        // After the places, the form and what is looked for (a date has four stops) comes the newest meeting.
        PAGE.tab().tabTo("a[href='/app/meetings/" + bot.meeting() + "']");
        assertThat(PAGE.tab()
                        .value("getComputedStyle(document.activeElement).outlineStyle")
                        .asString())
                .isEqualTo("solid");
        PAGE.tab().enter();
        PAGE.tab().awaitCount("#leave:not([hidden])", 1);
        PAGE.tab().tabTo("#leave");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Sure?");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Leaving");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
    }

    @Test
    void mistakesAndMissingThingsAreSaidInPlainWords() {
        enter("");
        PAGE.tab().awaitText("Send a bot");
        PAGE.tab().click("#url");
        PAGE.tab().type("https://example.com/nothing");
        PAGE.tab().enter();
        PAGE.tab().awaitText("is not one that bots may be sent to");
        PAGE.tab().go(PAGE.stage().base(), "/app/meetings/999999");
        PAGE.tab().awaitText("There is no such meeting");
    }

    @Test
    void aFailedMeetingSaysWhy() {
        var bot = PAGE.stage().bot("ppp-fail-aaa");
        bot.bot().says(MeetingStatus.JOINING).expect(200);
        bot.bot().says(MeetingStatus.FAILED, EndReason.NEEDS_HUMAN).expect(200);
        enter("&meeting=" + bot.meeting());
        PAGE.tab().awaitText("asked for something that only a person can do");
        PAGE.tab().awaitText("The bot never got in, so there is no text.");
    }

    @Test
    void nothingIsWiderThanANarrowScreen() {
        var bot = PAGE.stage()
                .bot("ppp-thin-aaa")
                .joins()
                .says("A".repeat(90), "w".repeat(300))
                .says("Ada", "short");
        PAGE.tab().size(360, 740);
        enter("&meeting=" + bot.meeting());
        PAGE.tab().awaitText("short");
        assertThat(PAGE.tab().value("document.scrollingElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(360);
        PAGE.tab().go(PAGE.stage().base(), "/app/");
        PAGE.tab().awaitText("ppp-thin-aaa");
        assertThat(PAGE.tab().value("document.scrollingElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(360);
    }

    @ParameterizedTest
    @ValueSource(strings = {"light", "dark"})
    void noPageOfKeysAndWebhooksIsWiderThanANarrowScreen(String colours) {
        var description = "D".repeat(80) + colours;
        var hook = PAGE.stage()
                .client()
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
        PAGE.stage()
                .client()
                .post("/account/keys", "{\"name\":\"" + key + "\",\"scopes\":[\"meetings:read\"]}")
                .expect(201);
        PAGE.tab().size(360, 740);
        PAGE.tab().colours(colours);
        enter("");
        Map.of("/app/keys", key, "/app/webhooks", description, "/app/webhooks/" + hook, "Nothing has been sent yet.")
                .forEach((path, text) -> {
                    PAGE.tab().go(PAGE.stage().base(), path);
                    PAGE.tab().awaitText(text);
                    assertThat(PAGE.tab()
                                    .value("document.scrollingElement.scrollWidth")
                                    .asInt())
                            .as(path)
                            .isLessThanOrEqualTo(360);
                });
    }
}
