package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.WebStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Looking for meetings, and what can be done with one, in the real browser. */
final class MeetingsPageIT {
    private static WebStage stage;
    private static Tab tab;

    @BeforeAll
    static void open() {
        stage = new WebStage();
        tab = Tab.open();
        tab.enter(stage, "");
        tab.awaitText("Send a bot");
    }

    @AfterAll
    static void end() {
        try {
            tab.expectNoComplaint();
        } finally {
            tab.close();
            stage.close();
        }
    }

    @Test
    void whatIsLookedForStandsInTheAddressAndSurvivesAReload() {
        var failed = stage.bot("fnd-lost-one");
        failed.bot().says(MeetingStatus.FAILED, EndReason.NEEDS_HUMAN).expect(200);
        stage.bot("fnd-here-two").joins();
        tab.go(stage.base(), "/app/");
        tab.awaitText("fnd-here-two");
        tab.awaitText("fnd-lost-one");
        tab.value("const s = document.querySelector('select[name=state]'); s.value = 'failed';"
                + " s.dispatchEvent(new Event('change'))");
        tab.awaitGone("fnd-here-two");
        assertThat(tab.text()).contains("fnd-lost-one");
        assertThat(tab.value("location.search").asString()).isEqualTo("?state=failed");
        tab.go(stage.base(), "/app/?state=failed&q=nothing-like-it");
        tab.awaitText("No meeting is like that.");
        assertThat(tab.value("document.querySelector('input[type=search]').value")
                        .asString())
                .isEqualTo("nothing-like-it");
        tab.click("input[type=search]");
        tab.value("document.querySelector('input[type=search]').select()");
        tab.type("lost");
        tab.awaitText("fnd-lost-one");
    }

    @Test
    void manyMeetingsAreTurnedPageByPage() {
        for (var n = 0; n < 51; n++) {
            var bot = stage.bot("pge-aaaa-a" + (char) ('a' + n / 26) + (char) ('a' + n % 26));
            bot.bot().says(MeetingStatus.FAILED, EndReason.INTERNAL_ERROR).expect(200);
        }
        tab.go(stage.base(), "/app/?q=pge-aaaa");
        tab.awaitText("1 to 50 of 51");
        tab.value(
                "[...document.querySelectorAll('.pager button')].find((b) => b.textContent === 'Older').id = 'older'");
        tab.click("#older");
        tab.awaitText("51 to 51 of 51");
        tab.awaitText("pge-aaaa-aaa");
    }

    @Test
    void aMeetingIsNamedNotedOnTriedAgainAndDeleted() {
        var bot = stage.bot("nam-edit-one");
        bot.bot().says(MeetingStatus.FAILED, EndReason.NEEDS_HUMAN).expect(200);
        tab.go(stage.base(), "/app/meetings/" + bot.meeting());
        tab.awaitText("asked for something that only a person can do");
        tab.value("document.querySelector('.more').open = true");
        tab.click("#meeting-name");
        tab.type("Weekly round");
        tab.enter();
        tab.awaitText("Saved");
        assertThat(tab.text("h1")).isEqualTo("Weekly round");
        assertThat(stage.client()
                        .get("/meetings/" + bot.meeting())
                        .expect(200)
                        .at("/data/name")
                        .asString())
                .isEqualTo("Weekly round");
        press("Send a bot again");
        tab.awaitText("Getting ready");
        assertThat(tab.value("location.pathname").asString()).isNotEqualTo("/app/meetings/" + bot.meeting());

        tab.go(stage.base(), "/app/meetings/" + bot.meeting());
        tab.awaitText("Weekly round");
        tab.value("document.querySelector('.more').open = true");
        press("Delete");
        tab.awaitText("Delete it and its text for good?");
        press("Delete it and its text for good?");
        tab.awaitText("Send a bot");
        assertThat(stage.client()
                        .get("/meetings?q=Weekly")
                        .expect(200)
                        .get("total")
                        .asInt(-1))
                .isZero();
    }

    private static void press(String words) {
        tab.value("document.querySelectorAll('#pressed').forEach((b) => b.removeAttribute('id'))");
        tab.value("[...document.querySelectorAll('button')].find((b) => b.textContent === '" + words
                + "').id = 'pressed'");
        tab.click("#pressed");
    }
}
