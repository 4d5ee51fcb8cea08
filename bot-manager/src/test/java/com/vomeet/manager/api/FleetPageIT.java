package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of the fleet in the real browser, used as a person uses it. */
final class FleetPageIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final SignedInPage PAGE = new SignedInPage();

    private static void open(String search) {
        PAGE.tab().go(PAGE.stage().base(), "/app/fleet" + search);
    }

    /** Each test has the fleet for itself. */
    @AfterEach
    void endAll() {
        PAGE.stage()
                .database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update meetings set status = 'completed', completion_reason = 'stopped', end_time = now() - interval '1 hour'"
                                + " where status not in ('completed', 'failed')"));
        PAGE.tab().size(1200, 860);
    }

    private static String number(String name) {
        return PAGE.tab()
                .value("[...document.querySelectorAll('.tile')].find((t) => t.textContent.includes('" + name
                        + "'))?.querySelector('.number').textContent ?? ''")
                .asString();
    }

    private static void awaitNumber(String name, String wanted) {
        await().atMost(PATIENCE).ignoreExceptions().until(() -> number(name).equals(wanted));
    }

    private static String row(String name) {
        return "[...document.querySelectorAll('.bot')].find((b) => b.textContent.includes('" + name + "'))";
    }

    /** Marks what is to be clicked. */
    private static void click(String node) {
        PAGE.tab().value("document.querySelectorAll('#clicked').forEach((b) => b.removeAttribute('id'))");
        PAGE.tab().value("(" + node + ").id = 'clicked'");
        PAGE.tab().click("#clicked");
    }

    @Test
    void aBotIsSeenWhereItIsAsItMovesOnAndGoes() {
        PAGE.tab().click("#places a[href='/app/fleet']");
        PAGE.tab().awaitText("No bot is out.");
        assertThat(PAGE.tab().text("#places a[aria-current]")).isEqualTo("Fleet");
        var bot = PAGE.stage().bot("flt-goes-aaa");
        PAGE.tab().awaitText("flt-goes-aaa");
        awaitNumber("Getting ready", "1");
        bot.joins();
        awaitNumber("In the call", "1");
        awaitNumber("Getting ready", "0");
        PAGE.tab().awaitText("“seen by the test”");
        assertThat(PAGE.tab().text(".bot code")).isEqualTo("test.active");
        assertThat(PAGE.tab().text(".bot .heard")).endsWith(" ago");
        bot.bot().uses(0.125, 8.5, 301);
        PAGE.tab().awaitText("0.13 cores");
        PAGE.tab().awaitText("301 MB");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE).expect(200);
        PAGE.tab().awaitText("Everybody else had left");
        PAGE.tab().awaitText("No bot is out.");
        assertThat(PAGE.tab().text(".reasons")).contains("Everybody else had left", "9 core‑s");
    }

    @Test
    void theManagersOwnReasonIsShownForABotThatIsNotThereYet() {
        var bot = PAGE.stage().bot("flt-wait-aaa");
        PAGE.stage().database().jdbi().useHandle(handle -> handle.execute("""
                insert into meeting_events (meeting_id, at, kind, source, detail)
                values (?, now(), 'waiting_for_capacity', 'fleet', 'No node has room for it.')""", bot.meeting()));
        open("");
        PAGE.tab().awaitText("No node has room for it.");
    }

    @Test
    void aPressedNumberAndWordsAndOrderStandInTheAddress() {
        PAGE.stage().bot("flt-here-aaa").joins();
        PAGE.stage().bot("flt-redy-bbb");
        open("");
        PAGE.tab().awaitText("flt-here-aaa");
        click("[...document.querySelectorAll('.tile')].find((t) => t.textContent.includes('In the call'))");
        PAGE.tab().awaitGone("flt-redy-bbb");
        assertThat(PAGE.tab().value("location.search").asString()).isEqualTo("?state=active");
        assertThat(PAGE.tab().count(".tile[aria-pressed='true']")).isEqualTo(1);
        open("?state=active&q=nothing-like-it&order=cpu");
        PAGE.tab().awaitText("No bot is like that.");
        assertThat(PAGE.tab()
                        .value("document.querySelector('.fleet select').value")
                        .asString())
                .isEqualTo("cpu");
        PAGE.tab().click("input[type=search]");
        PAGE.tab().value("document.querySelector('input[type=search]').select()");
        PAGE.tab().type("here");
        PAGE.tab().awaitText("flt-here-aaa");
        assertThat(PAGE.tab().value("location.search").asString()).isEqualTo("?state=active&q=here&order=cpu");
    }

    @Test
    void aBotIsCalledBackByTwoPresses() {
        var bot = PAGE.stage().bot("flt-left-aaa").joins();
        open("");
        PAGE.tab().awaitText("flt-left-aaa");
        click(row("flt-left-aaa") + ".querySelector('button')");
        PAGE.tab().awaitText("Sure?");
        assertThat(PAGE.stage()
                        .client()
                        .get("/meetings/" + bot.meeting())
                        .expect(200)
                        .get("status")
                        .asString())
                .isEqualTo("active");
        click(row("flt-left-aaa") + ".querySelector('button')");
        PAGE.tab().awaitText("The owner called the bot back.");
        awaitNumber("Leaving", "1");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
        PAGE.tab().awaitText("It was asked to leave");
    }

    @Test
    void everythingCanBeDoneByKeyboard() {
        for (var n = 0; n < 30; n++) {
            PAGE.stage().bot("flt-keys-a" + (char) ('a' + n / 26) + (char) ('a' + n % 26));
        }
        open("");
        awaitNumber("Out now", "30");
        // The rows come with the next frame after the numbers.
        await().atMost(PATIENCE).until(() -> PAGE.tab().count("li[aria-setsize='30']") > 0);
        PAGE.tab().value("document.querySelector('.fleet select').focus()");
        PAGE.tab().tab();
        assertThat(focused("aria-posinset")).isEqualTo("1");
        assertThat(focused("aria-setsize")).isEqualTo("30");
        PAGE.tab().press("ArrowDown", 40);
        assertThat(focused("aria-posinset")).isEqualTo("2");
        PAGE.tab().press("End", 35);
        assertThat(focused("aria-posinset")).isEqualTo("30");
        assertThat(PAGE.tab()
                        .value("(() => { const b = document.activeElement.getBoundingClientRect();"
                                + " return b.top >= 0 && b.bottom <= innerHeight; })()")
                        .asBoolean())
                .isTrue();
        PAGE.tab().tab();
        assertThat(PAGE.tab().value("document.activeElement.textContent").asString())
                .isEqualTo("Leave");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Sure?");
        PAGE.tab().enter();
        awaitNumber("Leaving", "1");
        PAGE.tab().press("Home", 36);
        assertThat(focused("aria-posinset")).isEqualTo("1");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Leave the meeting");
    }

    private static String focused(String attribute) {
        return PAGE.tab()
                .value("document.activeElement.closest('li')?.getAttribute('" + attribute + "') ?? ''")
                .asString();
    }

    @Test
    void aLostConnectionIsSaidAndComesBack() {
        PAGE.stage().bot("flt-lost-aaa");
        PAGE.tab().before("""
                window.sources = [];
                const Plain = EventSource;
                window.EventSource = class extends Plain {
                  constructor(...all) { super(...all); window.sources.push(this); }
                };""");
        open("");
        PAGE.tab().awaitText("flt-lost-aaa");
        PAGE.tab().value("window.sources[0].close(); window.sources[0].onerror()");
        PAGE.tab().awaitText("Connection lost");
        PAGE.tab().awaitGone("Connection lost");
        assertThat(PAGE.tab().value("window.sources.length").asInt()).isEqualTo(2);
        PAGE.stage().bot("flt-back-aaa");
        PAGE.tab().awaitText("flt-back-aaa");
    }

    /** As somebody who may do that and no more. */
    private static void signIn(Tab tab, Scope only) {
        var account = PAGE.stage().account().account().id();
        var keys = PAGE.stage().manager().accounts().keys();
        var made = keys.make(account, NewKey.named("test", Set.of(only), null)).orElseThrow();
        tab.go(PAGE.stage().base(), "/app/fleet");
        tab.awaitText("API key");
        tab.click("#key");
        tab.type(made.key().reveal());
        tab.enter();
    }

    @Test
    void whoMaySeeBotsOnlyIsToldSoByTheButton() {
        var bot = PAGE.stage().bot("flt-seee-aaa").joins();
        try (var tab = Tab.open()) {
            signIn(tab, Scope.BOTS_READ);
            tab.awaitText("flt-seee-aaa");
            tab.click(".bot button");
            tab.awaitText("Sure?");
            tab.click(".bot button");
            tab.awaitText("lacks the scope bots:write");
            tab.expectNoComplaint();
        }
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
    }

    @Test
    void whoMayNotSeeBotsIsToldSo() {
        try (var tab = Tab.open()) {
            signIn(tab, Scope.WEBHOOKS);
            tab.awaitText("lacks the scope bots:read");
        }
    }

    @Test
    void nothingIsWiderThanANarrowScreen() {
        PAGE.stage().bot("flt-thin-aaa").joins();
        PAGE.stage()
                .client()
                .patch("/meetings/google_meet/flt-thin-aaa", "{\"data\":{\"name\":\"" + "w".repeat(200) + "\"}}");
        PAGE.tab().size(360, 740);
        open("");
        PAGE.tab().awaitText("wwww");
        assertThat(PAGE.tab().value("document.scrollingElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(360);
    }
}
