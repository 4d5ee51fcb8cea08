package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.WebStage;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page's pure modules, each alone, in the real browser. */
final class PageModulesIT {
    private static WebStage stage;
    private static Tab tab;

    @BeforeAll
    static void open() {
        stage = new WebStage();
        tab = Tab.open();
        tab.go(stage.base(), "/app/");
        tab.awaitText("API key");
    }

    @AfterAll
    static void end() {
        tab.close();
        stage.close();
    }

    private static String in(String module, String body) {
        return tab.module(module, body);
    }

    private static final String ADD = """
            const t = new m.Transcript();
            const s = (n, text, speaker, from, completed = true) => ({
              segment_id: `u:${n}`, number: n, text, speaker, completed,
              absolute_start_time: new Date(from * 1000).toISOString(),
              absolute_end_time: new Date(from * 1000 + 900).toISOString(),
            });
            const shown = () => t.turns().map((turn) => [turn.speaker, turn.segments.map((one) => one.text).join("|")]);
            """;

    @Test
    void everyStatusAndEveryReasonHasPlainWords() {
        var statuses =
                Arrays.stream(MeetingStatus.values()).map(MeetingStatus::wire).toList();
        for (var status : statuses) {
            assertThat(in("words.js", "return m.statusName('" + status + "')")).isNotEqualTo('"' + status + '"');
        }
        for (var reason : EndReason.values()) {
            assertThat(in("words.js", "return m.REASON['" + reason.wire() + "'] ?? ''"))
                    .as(reason.wire())
                    .endsWith(".\"");
        }
        assertThat(in("words.js", "return m.explained('failed', 'something_new')"))
                .isEqualTo("\"something new\"");
    }

    @Test
    void durationsAreReadable() {
        assertThat(in("words.js", "return [0, 900, 59400, 59600, 125000, 3725000, -5].map(m.duration)"))
                .isEqualTo("[\"0 s\",\"1 s\",\"59 s\",\"1 min 00 s\",\"2 min 05 s\",\"1 h 02 min\",\"0 s\"]");
    }

    @Test
    void timesWithoutAZoneAreUtc() {
        assertThat(
                        in(
                                "words.js",
                                "return [m.instant('2026-01-01T10:00:00.5'), m.instant('2026-01-01T10:00:00Z'), m.instant(null)]"))
                .isEqualTo("[\"2026-01-01T10:00:00.500Z\",\"2026-01-01T10:00:00.000Z\",null]");
    }

    @Test
    void aFinalSegmentTakesItsTailsPlaceAndABlankOneTakesItAway() {
        assertThat(in("transcript.js", ADD + """
                t.apply([s(1, "he", null, 1, false)]);
                t.apply([s(1, " Hello. ", "Ada", 1), s(2, "uh", null, 2, false)]);
                t.apply([s(2, " ", null, 2, false)]);
                return shown();""")).isEqualTo("[[\"Ada\",\"Hello.\"]]");
    }

    @Test
    void turnsFollowTimeAndPeopleAndLongPauses() {
        assertThat(in("transcript.js", ADD + """
                t.apply([s(3, "c", "Bob", 5), s(1, "a", "Ada", 1), s(2, "b", "Ada", 3), s(4, "d", "Bob", 60), s(5, "e", null, 61)]);
                return shown();"""))
                .isEqualTo("[[\"Ada\",\"a|b\"],[\"Bob\",\"c\"],[\"Bob\",\"d\"],[null,\"e\"]]");
    }

    @Test
    void aPersonKeepsTheirColour() {
        assertThat(in("transcript.js", ADD + """
                const first = [t.colour("Ada"), t.colour("Bob")];
                for (let n = 0; n < 8; n++) t.colour("p" + n);
                return [first, t.colour("Ada"), t.colour("Bob"), t.colour("p7")];""")).isEqualTo("[[0,1],0,1,1]");
    }

    @Test
    void initialsAreLettersOfAnyScript() {
        assertThat(in(
                        "transcript.js",
                        "return ['Ada Lovelace', 'bob', 'Jean-Luc van Damme', '李小龙', '😀 x'].map(m.initials)"))
                .isEqualTo("[\"AL\",\"B\",\"JD\",\"李\",\"😀X\"]");
    }

    @Test
    void whatHasNotChangedIsNotDrawnAgain() {
        assertThat(in("transcript.js", ADD + """
                const v = new m.TranscriptView(t);
                t.apply([s(1, "a", "Ada", 1), s(2, "b", "Bob", 2, false)]);
                v.draw();
                const [first, second] = v.node.querySelectorAll("span:not(.face)");
                t.apply([s(2, "b c", "Bob", 2, false)]);
                v.draw();
                const grown = v.node.querySelector(".tail") === second && second.textContent === "b c";
                t.apply([s(2, "B c.", "Bob", 2)]);
                v.draw();
                const spans = [...v.node.querySelectorAll(".said span")];
                return [grown, spans[0] === first, spans[1] === second, spans[1].hasAttribute("aria-hidden")];""")).isEqualTo("[true,true,false,false]");
    }

    @Test
    void theTimelineHasAStepForEachChangeWithItsLength() {
        assertThat(in("timeline.js", """
                const at = (second) => `2026-01-01T10:00:0${second}`;
                const events = [
                  { to: "requested", from: null, at: at(0), evidence: [] },
                  { to: "joining", from: "requested", at: at(1), evidence: [] },
                  { to: null, from: null, at: at(2), evidence: [] },
                  { to: "failed", from: "joining", at: at(4), evidence: [], reason: "page_lost" },
                ];
                return m.steps({ created_at: at(0), events }).map((s) => [s.status, s.to ? s.to - s.from : null]);""")).isEqualTo("[[\"requested\",1000],[\"joining\",3000],[\"failed\",null]]");
    }

    @Test
    void refusalsOfEveryShapeBecomeASentence() {
        assertThat(in("api.js", """
                return [
                  m.sentence("No."),
                  m.sentence([{ msg: "Value error, too long" }, { msg: "Field required" }]),
                  m.sentence({ message: "It broke." }),
                  m.sentence(null),
                ];"""))
                .isEqualTo("[\"No.\",\"too long Field required\",\"It broke.\","
                        + "\"The server refused this without saying why.\"]");
    }
}
