package com.vomeet.speech.wer;

import static com.vomeet.speech.wer.Rehearsal.quantile;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.speech.engine.PocketSphinxEngine;
import com.vomeet.speech.engine.Recognised;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real engine on recorded human speech. More of it with {@code -Dspeech.prompts=69}: all clear prompts, 883 words. */
final class PocketSphinxIT {
    private static final int PROMPTS = Integer.getInteger("speech.prompts", 14);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private final PocketSphinxEngine engine = PocketSphinxEngine.load();

    @Test
    void clearPromptsAreRecognisedInTimeAndWhereTheyAre() {
        var all = RecordedPrompts.said(RecordedPrompts.clear().subList(0, PROMPTS), PAUSE);

        var live = Rehearsal.of(engine, all);

        var errors = errorsByTime(all, live.completed());
        System.out.printf(
                "PocketSphinx, %d prompts in one session: %s, rate %.3f, %.3f cores%n",
                PROMPTS, errors, errors.rate(), live.cores());
        print("interim after the word", live.untilInterim());
        print("completed after the last word", live.untilCompleted());
        print("completed after each word", live.untilWordCompleted());
        assertThat(errors.rate()).isLessThan(0.25);
        assertThat(quantile(live.untilInterim(), 0.5)).isLessThan(1);
        assertThat(quantile(live.untilCompleted(), 0.5)).isLessThan(2.5);
        assertThat(live.shown().getFirst().recognised().completed()).isFalse();
        assertThat(live.completed())
                .hasSizeGreaterThanOrEqualTo(all.size())
                .isSortedAccordingTo(java.util.Comparator.comparingDouble(Recognised::start));
    }

    /** A word counts for the prompt that sounds at its middle, so that wrong times are wrong words. */
    private static WordErrors errorsByTime(List<DirectRecognition.Said> all, List<Recognised> completed) {
        var words = completed.stream().flatMap(done -> done.words().stream()).toList();
        var errors = WordErrors.NONE;
        var counted = 0;
        var at = 0.0;
        for (var said : all) {
            var start = at;
            var end = start + said.samples().length / 16_000.0;
            var heard = words.stream()
                    .filter(w -> (w.start() + w.end()) / 2 >= start && (w.start() + w.end()) / 2 < end)
                    .map(Recognised.Word::word)
                    .toList();
            counted += heard.size();
            errors = errors.plus(WordErrors.between(said.text(), String.join(" ", heard)));
            at = end + said.pause().toMillis() / 1000.0;
        }
        assertThat(words).as("words in the pauses").hasSize(counted);
        return errors;
    }

    private static void print(String what, double[] seconds) {
        System.out.printf("  %s: p50 %.2f s, p95 %.2f s%n", what, quantile(seconds, 0.5), quantile(seconds, 0.95));
    }

    @Test
    void theLastWordsAreNotLostWithoutSilenceAfterThem() {
        var all = RecordedPrompts.said(List.of("conf-invalid", "vm-sorry"), Duration.ZERO);

        var result = DirectRecognition.of(engine, all);

        assertThat(result.text()).endsWith("response");
        assertThat(result.errors().rate()).isLessThan(0.3);
    }

    @Test
    void twoSessionsAtOnceDoNotMix() throws InterruptedException {
        var one = RecordedPrompts.said(List.of("conf-invalid"), PAUSE);
        var two = RecordedPrompts.said(List.of("followme/options"), PAUSE);
        var texts = new String[2];
        var other = Thread.ofPlatform()
                .start(() -> texts[1] = DirectRecognition.of(engine, two).text());
        texts[0] = DirectRecognition.of(engine, one).text();
        other.join();

        assertThat(WordErrors.between(one.getFirst().text(), texts[0]).rate()).isLessThan(0.3);
        assertThat(WordErrors.between(two.getFirst().text(), texts[1]).rate()).isLessThan(0.3);
    }

    @Test
    void theSureWordsAreSurer() {
        var result = DirectRecognition.of(engine, RecordedPrompts.said(List.of("conf-invalid"), PAUSE));

        assertThat(result.utterances())
                .allSatisfy(done -> assertThat(done.confidence()).isBetween(0.0, 1.0));
        assertThat(result.utterances().getFirst().confidence()).isGreaterThan(0.3);
    }
}
