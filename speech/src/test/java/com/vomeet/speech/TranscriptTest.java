package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.whisper.WireSegment;
import com.vomeet.speech.engine.Recognised;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TranscriptTest {
    private final Transcript transcript = new Transcript("en");

    @Test
    void aNewerGuessReplacesTheOlder() {
        transcript.add(said("good", 0, false));
        transcript.add(said("good day", 0, false));

        assertThat(transcript.segments()).extracting(WireSegment::text).containsExactly(" good day");
        assertThat(transcript.segments().getFirst().confidence()).isNull();
    }

    @Test
    void whatIsCompletedStaysBeforeTheGuess() {
        transcript.add(said("good day", 0, true));
        transcript.add(said("how", 2, false));

        assertThat(transcript.segments()).extracting(WireSegment::text).containsExactly(" good day", " how");
        assertThat(transcript.segments()).extracting(WireSegment::completed).containsExactly(true, false);
    }

    @Test
    void completionTakesTheGuessAway() {
        transcript.add(said("good bay", 0, false));
        transcript.add(said("good day", 0, true));

        assertThat(transcript.segments()).extracting(WireSegment::text).containsExactly(" good day");
    }

    @Test
    void aGuessThatIsTakenBackIsSaidWithABlankText() {
        transcript.add(said("cough", 0, false));
        transcript.add(new Recognised(0, 1, "", false, List.of()));

        assertThat(transcript.segments()).extracting(WireSegment::text).containsExactly(" ");
    }

    @Test
    void timesAreTextWithThreeDecimalsInEveryCountry() {
        transcript.add(said("late", 3_600.5, true));

        var segment = transcript.segments().getFirst();
        assertThat(segment.start()).isEqualTo("3600.500");
        assertThat(segment.end()).isEqualTo("3601.500");
        assertThat(segment.language()).isEqualTo("en");
        assertThat(segment.confidence()).isEqualTo(0.25);
    }

    private static Recognised said(String text, double start, boolean completed) {
        var word = new Recognised.Word(text, start, start + 1, 0.25);
        return new Recognised(start, start + 1, text, completed, List.of(word));
    }
}
