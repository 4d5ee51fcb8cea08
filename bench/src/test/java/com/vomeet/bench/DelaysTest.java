package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.MeetingRun.Seen;
import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.cli.client.TranscriptView.Word;
import com.vomeet.cli.demo.Said;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DelaysTest {
    private static final Instant START = Instant.parse("2026-01-01T10:00:00Z");
    /** Sounds from 10 s to 14 s. */
    private static final Said SAID = new Said("Ada", at(10_000), at(14_000), "p", "some words");

    @Test
    void theFirstTextThatBeginsWithTheSoundCounts() {
        var seen = List.of(
                seen(10_150, 9_000, 9_500, false),
                seen(10_250, 10_100, 10_200, false),
                seen(10_900, 10_100, 10_800, true));
        assertThat(Delays.soundToText(SAID, seen)).hasValue(0.25);
    }

    @Test
    void aTextThatBeginsFourTenthsAwayIsAnotherOne() {
        assertThat(Delays.soundToText(SAID, List.of(seen(11_000, 10_399, 10_500, false))))
                .hasValue(1.0);
        assertThat(Delays.soundToText(SAID, List.of(seen(11_000, 9_601, 10_500, false))))
                .hasValue(1.0);
        assertThat(Delays.soundToText(SAID, List.of(seen(11_000, 10_400, 10_500, false))))
                .isEmpty();
        assertThat(Delays.soundToText(SAID, List.of(seen(11_000, 9_600, 10_500, false))))
                .isEmpty();
    }

    @Test
    void withoutAnyTextThereIsNoDelay() {
        assertThat(Delays.soundToText(SAID, List.of())).isEmpty();
        assertThat(Delays.afterSpeech(SAID, List.of())).isEmpty();
    }

    @Test
    void theLastWordOfAChangingLineCounts() {
        var line = new Line(
                at(10_000),
                at(12_000),
                null,
                "some words",
                false,
                List.of(new Word("some", at(10_000), at(10_500)), new Word("words", at(10_600), at(11_000))));
        assertThat(Delays.lastWord(new Seen(at(11_750), line))).hasValue(0.75);
    }

    @Test
    void aConfirmedLineOrOneWithoutWordsIsNotInterim() {
        var words = List.of(new Word("some", at(10_000), at(10_500)));
        var confirmed = new Line(at(10_000), at(12_000), null, "some", true, words);
        assertThat(Delays.lastWord(new Seen(at(12_000), confirmed))).isEmpty();
        assertThat(Delays.lastWord(seen(12_000, 10_000, 11_000, false))).isEmpty();
    }

    @Test
    void confirmedTextIsMeasuredFromTheEndOfSpeech() {
        var seen = List.of(
                seen(12_500, 10_000, 12_000, true),
                seen(14_200, 12_000, 13_900, false),
                seen(15_500, 12_000, 13_900, true),
                seen(19_000, 12_000, 13_900, true));
        assertThat(Delays.afterSpeech(SAID, seen)).hasValue(1.5);
    }

    @Test
    void confirmedTextMustReachIntoTheLastHalfSecond() {
        assertThat(Delays.afterSpeech(SAID, List.of(seen(15_000, 10_000, 13_500, true))))
                .isEmpty();
        assertThat(Delays.afterSpeech(SAID, List.of(seen(15_000, 10_000, 13_501, true))))
                .hasValue(1.0);
    }

    @Test
    void whatBeginsAfterTheSpeechIsSomebodyElses() {
        assertThat(Delays.afterSpeech(SAID, List.of(seen(16_000, 14_000, 15_000, true))))
                .isEmpty();
    }

    @Test
    void textThatIsThereBeforeTheEndIsANegativeDelayAndNotHidden() {
        assertThat(Delays.afterSpeech(SAID, List.of(seen(13_900, 10_000, 13_800, true))))
                .hasValue(-0.1);
    }

    private static Seen seen(long atMillis, long fromMillis, long toMillis, boolean completed) {
        return new Seen(at(atMillis), new Line(at(fromMillis), at(toMillis), null, "x", completed, List.of()));
    }

    private static Instant at(long millis) {
        return START.plusMillis(millis);
    }
}
