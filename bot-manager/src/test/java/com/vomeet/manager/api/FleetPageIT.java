package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.account.NewKey;
import com.vomeet.manager.account.Scope;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of the fleet in the real browser, used as a person uses it. */
final class FleetPageIT {
    @RegisterExtension
    static final SignedInPage PAGE = new SignedInPage();

    private static final FleetOnPage FLEET = new FleetOnPage(PAGE);

    @AfterEach
    void endAll() {
        FLEET.endAll();
    }

    @Test
    void aBotIsSeenWhereItIsAsItMovesOnAndGoes() {
        PAGE.tab().click("#places a[href='/app/fleet']");
        PAGE.tab().awaitText("No bot is out.");
        assertThat(PAGE.tab().text("#places a[aria-current]")).isEqualTo("Fleet");
        var bot = PAGE.stage().bot("flt-goes-aaa");
        PAGE.tab().awaitText("flt-goes-aaa");
        FLEET.awaitNumber("Getting ready", "1");
        bot.joins();
        FLEET.awaitNumber("In the call", "1");
        FLEET.awaitNumber("Getting ready", "0");
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
        FLEET.open("");
        PAGE.tab().awaitText("No node has room for it.");
    }

    @Test
    void aPressedNumberAndWordsAndOrderStandInTheAddress() {
        PAGE.stage().bot("flt-here-aaa").joins();
        PAGE.stage().bot("flt-redy-bbb");
        FLEET.open("");
        PAGE.tab().awaitText("flt-here-aaa");
        FLEET.click("[...document.querySelectorAll('.tile')].find((t) => t.textContent.includes('In the call'))");
        PAGE.tab().awaitGone("flt-redy-bbb");
        assertThat(PAGE.tab().value("location.search").asString()).isEqualTo("?state=active");
        assertThat(PAGE.tab().count(".tile[aria-pressed='true']")).isEqualTo(1);
        FLEET.open("?state=active&q=nothing-like-it&order=cpu");
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
        FLEET.open("");
        PAGE.tab().awaitText("flt-left-aaa");
        FLEET.click(FleetOnPage.row("flt-left-aaa") + ".querySelector('button')");
        PAGE.tab().awaitText("Sure?");
        assertThat(PAGE.stage()
                        .client()
                        .get("/meetings/" + bot.meeting())
                        .expect(200)
                        .get("status")
                        .asString())
                .isEqualTo("active");
        FLEET.click(FleetOnPage.row("flt-left-aaa") + ".querySelector('button')");
        PAGE.tab().awaitText("The owner called the bot back.");
        FLEET.awaitNumber("Leaving", "1");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
        PAGE.tab().awaitText("It was asked to leave");
    }

    @Test
    void everythingCanBeDoneByKeyboard() {
        for (var n = 0; n < 30; n++) {
            PAGE.stage().bot("flt-keys-a" + (char) ('a' + n / 26) + (char) ('a' + n % 26));
        }
        FLEET.open("");
        FLEET.awaitNumber("Out now", "30");
        // The rows come with the next frame after the numbers.
        await().atMost(FleetOnPage.PATIENCE).until(() -> PAGE.tab().count("li[aria-setsize='30']") > 0);
        PAGE.tab().value("document.querySelector('.fleet select').focus()");
        PAGE.tab().tab();
        assertThat(FLEET.focused("aria-posinset")).isEqualTo("1");
        assertThat(FLEET.focused("aria-setsize")).isEqualTo("30");
        PAGE.tab().press("ArrowDown", 40);
        assertThat(FLEET.focused("aria-posinset")).isEqualTo("2");
        PAGE.tab().press("End", 35);
        assertThat(FLEET.focused("aria-posinset")).isEqualTo("30");
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
        FLEET.awaitNumber("Leaving", "1");
        PAGE.tab().press("Home", 36);
        assertThat(FLEET.focused("aria-posinset")).isEqualTo("1");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Leave the meeting");
    }

    private static void openWithItsConnectionsInSight() {
        PAGE.tab().before("""
                if (!window.sources) {
                  window.sources = [];
                  const Plain = EventSource;
                  window.EventSource = class extends Plain {
                    constructor(...all) { super(...all); window.sources.push(this); }
                  };
                }""");
        FLEET.open("");
    }

    /** The server ends each connection after ten minutes, and the browser comes back by itself. */
    @Test
    void aConnectionThatIsMadeAnewIsNotWorthAWord() {
        PAGE.stage().bot("flt-anew-aaa");
        openWithItsConnectionsInSight();
        PAGE.tab().awaitText("flt-anew-aaa");
        var said = PAGE.tab().value("window.sources[0].onerror(); document.body.innerText.includes('Connection lost')");
        assertThat(said.asBoolean()).isFalse();
    }

    @Test
    void aLostConnectionIsSaidAndComesBack() {
        PAGE.stage().bot("flt-lost-aaa");
        openWithItsConnectionsInSight();
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
        tab.signIn(PAGE.stage(), made.key());
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
        FLEET.open("");
        PAGE.tab().awaitText("wwww");
        assertThat(PAGE.tab().value("document.scrollingElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(360);
    }
}
