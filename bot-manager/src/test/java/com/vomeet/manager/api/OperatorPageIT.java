package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.AdminClient;
import com.vomeet.manager.Client;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.account.Accounts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of the fleet as the operator of all accounts sees and uses it, in the real browser. */
final class OperatorPageIT {
    @RegisterExtension
    static final SignedInPage PAGE = SignedInPage.ofOperator();

    private static final FleetOnPage FLEET = new FleetOnPage(PAGE);
    private static Accounts.Created bob;
    private static Client bobs;

    @BeforeAll
    static void openBobs() {
        bob = PAGE.stage().manager().accounts().create("Bob & Sons <b>", 0);
        bobs = new Client(PAGE.stage().base(), bob.key());
    }

    @AfterAll
    static void closeBobs() {
        bobs.close();
    }

    @AfterEach
    void endAll() {
        FLEET.endAll();
    }

    private static String bobsName() {
        return "Bob & Sons <b> #" + bob.account().id();
    }

    @Test
    void theBotsOfAllAccountsAreSeenWithTheirOwnersAsTheyMoveOnAndGo() {
        FLEET.open("");
        PAGE.tab().awaitText("No bot is out.");
        var anns = PAGE.stage().bot("opr-anns-aaa");
        var his = PAGE.stage().bot(bobs, "opr-bobs-aaa").joins();
        PAGE.tab().awaitText("opr-anns-aaa");
        FLEET.awaitNumber("Out now", "2");
        FLEET.awaitNumber("In the call", "1");
        var annsName = "Ann #" + PAGE.stage().account().account().id();
        FLEET.awaitRow("opr-anns-aaa", annsName, "Getting ready");
        FLEET.awaitRow("opr-bobs-aaa", bobsName(), "“seen by the test”");
        his.bot().uses(0.125, 8.5, 301);
        PAGE.tab().awaitText("used 9 core‑s");
        his.bot().says(MeetingStatus.FAILED, EndReason.PAGE_LOST).expect(200);
        PAGE.tab().awaitText("The page went somewhere else");
        FLEET.awaitNumber("Out now", "1");
        assertThat(PAGE.tab().text(".reasons")).contains("The page went somewhere else");
        anns.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
    }

    @Test
    void theKeyOpensTheFleetAloneAndStaysNowhereInTheBrowser() {
        PAGE.tab().go(PAGE.stage().base(), "/app/keys");
        PAGE.tab().awaitText("Fleet of all accounts");
        assertThat(PAGE.tab().text("#places")).isEqualTo("Fleet");
        assertThat(PAGE.tab().value("location.pathname + location.search").asString())
                .isEqualTo("/app/fleet");
        assertThat(PAGE.tab()
                        .value("document.cookie + localStorage.length + sessionStorage.length + document.body.innerHTML"
                                + ".includes('" + RealParts.ADMIN.reveal() + "')")
                        .asString())
                .isEqualTo("00false");
    }

    @Test
    void aBotOfAnyAccountIsCalledBackByTwoPresses() {
        var bot = PAGE.stage().bot(bobs, "opr-left-aaa").joins();
        FLEET.open("");
        PAGE.tab().awaitText("opr-left-aaa");
        FLEET.click(FleetOnPage.row("opr-left-aaa") + ".querySelector('button')");
        PAGE.tab().awaitText("Sure?");
        FLEET.click(FleetOnPage.row("opr-left-aaa") + ".querySelector('button')");
        PAGE.tab().awaitText("The operator called the bot back.");
        FLEET.awaitNumber("Leaving", "1");
        assertThat(bobs.get("/meetings/" + bot.meeting())
                        .expect(200)
                        .get("status")
                        .asString())
                .isEqualTo("stopping");
        var audit = new AdminClient(PAGE.stage().client(), RealParts.ADMIN).get("/admin/audit?limit=1");
        assertThat(audit.expect(200).get("entries").get(0).get("target").asString())
                .isEqualTo("meeting:" + bot.meeting());
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
        PAGE.tab().awaitText("It was asked to leave");
    }

    @Test
    void oneAccountsBotsAreListedAloneAndFoundByItsName() {
        PAGE.stage().bot("opr-anns-bbb");
        PAGE.stage().bot(bobs, "opr-bobs-bbb");
        FLEET.open("");
        PAGE.tab().awaitText("opr-anns-bbb");
        FLEET.click(FleetOnPage.row("opr-bobs-bbb") + ".querySelector('a')");
        PAGE.tab().awaitText("Only the bots of " + bobsName());
        PAGE.tab().awaitText("opr-bobs-bbb");
        PAGE.tab().awaitGone("opr-anns-bbb");
        assertThat(PAGE.tab().value("location.search").asString())
                .isEqualTo("?account=" + bob.account().id());
        FLEET.awaitNumber("Out now", "2");
        PAGE.tab().click(".only a");
        PAGE.tab().awaitText("opr-anns-bbb");
        FLEET.open("?q=sons");
        PAGE.tab().awaitText("opr-bobs-bbb");
        assertThat(PAGE.tab().text(".bots")).doesNotContain("opr-anns-bbb");
    }

    @Test
    void everythingCanBeDoneByKeyboard() {
        PAGE.stage().bot("opr-keys-aaa");
        PAGE.stage().bot(bobs, "opr-keys-bbb");
        FLEET.open("");
        await().atMost(FleetOnPage.PATIENCE).until(() -> PAGE.tab().count("li[aria-setsize='2']") == 2);
        PAGE.tab().value("document.querySelector('.fleet select').focus()");
        PAGE.tab().tab();
        assertThat(FLEET.focused("aria-posinset")).isEqualTo("1");
        PAGE.tab().press("ArrowDown", 40);
        assertThat(FLEET.focused("aria-posinset")).isEqualTo("2");
        PAGE.tab().tab();
        assertThat(PAGE.tab().value("document.activeElement.textContent").asString())
                .isEqualTo("Leave");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Sure?");
        PAGE.tab().enter();
        FLEET.awaitNumber("Leaving", "1");
        PAGE.tab().press("Home", 36);
        PAGE.tab().enter();
        PAGE.tab().awaitText("Only the bots of " + bobsName());
    }

    @Test
    void nothingIsWiderThanANarrowScreen() {
        var name = "w".repeat(200);
        try (var client = new Client(
                PAGE.stage().base(),
                PAGE.stage().manager().accounts().create(name, 0).key())) {
            PAGE.stage().bot(client, "opr-thin-aaa").joins();
            PAGE.tab().size(360, 740);
            FLEET.open("");
            PAGE.tab().awaitText("wwww");
            FLEET.click(FleetOnPage.row("opr-thin-aaa") + ".querySelector('a')");
            PAGE.tab().awaitText("Only the bots of www");
            assertThat(PAGE.tab().value("document.scrollingElement.scrollWidth").asInt())
                    .isLessThanOrEqualTo(360);
        }
    }

    @Test
    void whoIsSignedOutMeanwhileIsToldSo() {
        PAGE.tab().before("""
                window.sources = [];
                const Plain = EventSource;
                window.EventSource = class extends Plain {
                  constructor(...all) { super(...all); window.sources.push(this); }
                };""");
        FLEET.open("");
        PAGE.tab().awaitText("No bot is out.");
        PAGE.stage().database().jdbi().useHandle(handle -> handle.execute("delete from page_sessions"));
        PAGE.tab().value("window.sources[0].close(); window.sources[0].onerror()");
        PAGE.tab().awaitText("You have been signed out.");
        PAGE.tab().signIn(PAGE.stage(), RealParts.ADMIN);
        PAGE.tab().awaitText("Fleet of all accounts");
    }
}
