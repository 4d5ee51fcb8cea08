package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.transcript.SpeakerTurns.Mark;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SpeakerTurnsTest {
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");

    private static Mark begins(double at, String who) {
        return new Mark(at(at), "id-" + who, true, who);
    }

    private static Mark ends(double at, String who) {
        return new Mark(at(at), "id-" + who, false, who);
    }

    private static Instant at(double seconds) {
        return START.plusMillis(Math.round(seconds * 1000));
    }

    private static @Nullable String name(double from, double to, Mark... marks) {
        return SpeakerTurns.of(List.of(marks)).name(at(from), at(to));
    }

    @Test
    void aTextIsNamedByWhoSpokeThen() {
        assertThat(name(1, 3, begins(0.5, "Ada"), ends(4, "Ada"))).isEqualTo("Ada");
        assertThat(name(5, 6, begins(0.5, "Ada"), ends(4, "Ada"))).isNull();
        assertThat(name(0, 1)).isNull();
    }

    @Test
    void whoBeganLongAgoAndDidNotCeaseStillSpeaks() {
        assertThat(name(300, 303, begins(1, "Ada"))).isEqualTo("Ada");
    }

    @Test
    void ofSeveralTheOneWhoSpokeLongestGivesTheName() {
        Mark[] marks = {begins(0, "Ada"), ends(1, "Ada"), begins(1, "Ben"), ends(4, "Ben")};
        assertThat(name(0, 4, marks)).isEqualTo("Ben");
        assertThat(name(0, 1.5, marks)).isEqualTo("Ada");
    }

    @Test
    void whatOneSaysWithPausesCountsTogether() {
        assertThat(name(
                        0,
                        6,
                        begins(0, "Ada"),
                        ends(2, "Ada"),
                        begins(2, "Ben"),
                        ends(4.5, "Ben"),
                        begins(4.5, "Ada"),
                        ends(6, "Ada")))
                .isEqualTo("Ada");
    }

    @Test
    void whoseEndWasLostGivesWayToWhoBeganLater() {
        assertThat(name(60, 62, begins(0, "Ada"), begins(30, "Ben"))).isEqualTo("Ben");
    }

    /** A text begins a little before its speaker is told. */
    @Test
    void whoseEndWasLostDoesNotTakeTheBeginningOfWhoComesNext() {
        Mark[] marks = {begins(0, "Ada"), begins(30.2, "Ben"), ends(33, "Ben"), begins(33.2, "Cleo")};
        assertThat(name(30, 33, marks)).isEqualTo("Ben");
        assertThat(name(33, 36, marks)).isEqualTo("Cleo");
    }

    /** Whoever says "mhm" takes nothing from the one who speaks on. */
    @Test
    void whoSpeaksOnAfterAnothersWordIsNamedBeforeTheirEndIsKnown() {
        Mark[] marks = {begins(0, "Ada"), begins(5, "Ben"), ends(6, "Ben")};
        assertThat(name(10, 15, marks)).isEqualTo("Ada");
        assertThat(name(4, 12, marks)).isEqualTo("Ada");
        assertThat(name(5, 6, marks)).isEqualTo("Ben");
    }

    @Test
    void whoseEndWasLostAndWhoBeginsAgainSpeaksAgain() {
        Mark[] marks = {begins(0, "Ada"), begins(30, "Ben"), ends(33, "Ben"), begins(40, "Ada"), ends(44, "Ada")};
        assertThat(name(35, 38, marks)).isNull();
        assertThat(name(40, 43, marks)).isEqualTo("Ada");
    }

    @Test
    void whatIsSaidSeveralTimesCountsOnce() {
        assertThat(name(
                        0,
                        4,
                        begins(0, "Ada"),
                        begins(3.9, "Ada"),
                        ends(4, "Ada"),
                        ends(4, "Ada"),
                        begins(2, "Ben"),
                        ends(3, "Ben")))
                .isEqualTo("Ada");
    }

    @Test
    void anEndWithoutABeginningSaysNothing() {
        assertThat(name(0, 2, ends(3, "Ada"))).isNull();
    }
}
