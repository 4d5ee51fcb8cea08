package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Looking for meetings, and what can be done with one, in the real browser. */
final class MeetingsPageIT {
    @RegisterExtension
    static final SignedInPage PAGE = new SignedInPage();

    @Test
    void whatIsLookedForStandsInTheAddressAndSurvivesAReload() {
        var failed = PAGE.stage().bot("fnd-lost-one");
        failed.bot().says(MeetingStatus.FAILED, EndReason.NEEDS_HUMAN).expect(200);
        PAGE.stage().bot("fnd-here-two").joins();
        PAGE.tab().go(PAGE.stage().base(), "/app/");
        PAGE.tab().awaitText("fnd-here-two");
        PAGE.tab().awaitText("fnd-lost-one");
        PAGE.tab()
                .value("const s = document.querySelector('select[name=state]'); s.value = 'failed';"
                        + " s.dispatchEvent(new Event('change'))");
        PAGE.tab().awaitGone("fnd-here-two");
        assertThat(PAGE.tab().text()).contains("fnd-lost-one");
        assertThat(PAGE.tab().value("location.search").asString()).isEqualTo("?state=failed");
        PAGE.tab().go(PAGE.stage().base(), "/app/?state=failed&q=nothing-like-it");
        PAGE.tab().awaitText("No meeting is like that.");
        assertThat(PAGE.tab()
                        .value("document.querySelector('input[type=search]').value")
                        .asString())
                .isEqualTo("nothing-like-it");
        PAGE.tab().click("input[type=search]");
        PAGE.tab().value("document.querySelector('input[type=search]').select()");
        PAGE.tab().type("lost");
        PAGE.tab().awaitText("fnd-lost-one");
    }

    @Test
    void manyMeetingsAreTurnedPageByPage() {
        for (var n = 0; n < 51; n++) {
            var bot = PAGE.stage().bot("pge-aaaa-a" + (char) ('a' + n / 26) + (char) ('a' + n % 26));
            bot.bot().says(MeetingStatus.FAILED, EndReason.INTERNAL_ERROR).expect(200);
        }
        PAGE.tab().go(PAGE.stage().base(), "/app/?q=pge-aaaa");
        PAGE.tab().awaitText("1 to 50 of 51");
        PAGE.tab()
                .value(
                        "[...document.querySelectorAll('.pager button')].find((b) => b.textContent === 'Older').id = 'older'");
        PAGE.tab().click("#older");
        PAGE.tab().awaitText("51 to 51 of 51");
        assertThat(PAGE.tab().count(".pager button:focus:enabled")).isEqualTo(1);
        PAGE.tab().awaitText("pge-aaaa-aaa");
    }

    @Test
    void aMeetingIsNamedNotedOnTriedAgainAndDeleted() {
        var bot = PAGE.stage().bot("nam-edit-one");
        bot.bot().says(MeetingStatus.FAILED, EndReason.NEEDS_HUMAN).expect(200);
        PAGE.tab().go(PAGE.stage().base(), "/app/meetings/" + bot.meeting());
        PAGE.tab().awaitText("asked for something that only a person can do");
        PAGE.tab().value("document.querySelector('.more').open = true");
        PAGE.tab().click("#meeting-name");
        PAGE.tab().type("Weekly round");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Saved");
        assertThat(PAGE.tab().text("h1")).isEqualTo("Weekly round");
        assertThat(PAGE.stage()
                        .client()
                        .get("/meetings/" + bot.meeting())
                        .expect(200)
                        .at("/data/name")
                        .asString())
                .isEqualTo("Weekly round");
        press("Send a bot again");
        PAGE.tab().awaitPathOtherThan("/app/meetings/" + bot.meeting());
        PAGE.tab().awaitText("Getting ready");

        PAGE.tab().go(PAGE.stage().base(), "/app/meetings/" + bot.meeting());
        PAGE.tab().awaitText("Weekly round");
        PAGE.tab().value("document.querySelector('.more').open = true");
        press("Delete");
        PAGE.tab().awaitText("Delete it and its text for good?");
        press("Delete it and its text for good?");
        PAGE.tab().awaitGone("Send a bot again");
        assertThat(PAGE.stage()
                        .client()
                        .get("/meetings?q=Weekly")
                        .expect(200)
                        .get("total")
                        .asInt(-1))
                .isZero();
    }

    private static void press(String words) {
        PAGE.tab().value("document.querySelectorAll('#pressed').forEach((b) => b.removeAttribute('id'))");
        PAGE.tab()
                .value("[...document.querySelectorAll('button')].find((b) => b.textContent === '" + words
                        + "').id = 'pressed'");
        PAGE.tab().tabTo("#pressed");
        PAGE.tab().enter();
    }
}
