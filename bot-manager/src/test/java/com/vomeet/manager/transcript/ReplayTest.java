package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ReplayTest {
    private final Replay replay = new Replay(3);

    private void add(long... seqs) {
        for (var seq : seqs) {
            replay.add(new LiveFrame(1, seq, ""));
        }
    }

    private Optional<List<Long>> after(long seq) {
        return replay.after(seq)
                .map(frames -> frames.stream().map(LiveFrame::seq).toList());
    }

    @Test
    void anEmptyOneKnowsNothing() {
        assertThat(after(0)).isEmpty();
    }

    @Test
    void whatIsKeptIsGivenFromTheWantedNumberOn() {
        add(1, 2, 3);
        assertThat(after(0)).contains(List.of(1L, 2L, 3L));
        assertThat(after(2)).contains(List.of(3L));
        assertThat(after(3)).contains(List.of());
    }

    @Test
    void whoNeedsMoreThanIsKeptGetsNothingFromHere() {
        add(1, 2, 3, 4, 5);
        assertThat(after(1)).isEmpty();
        assertThat(after(2)).contains(List.of(3L, 4L, 5L));
    }

    @Test
    void aGapMakesWhatWasBeforeUseless() {
        add(1, 2, 7, 8);
        assertThat(after(2)).isEmpty();
        assertThat(after(6)).contains(List.of(7L, 8L));
    }

    @Test
    void aFrameThatComesLateHidesNoOther() {
        add(5, 7, 6);
        assertThat(after(5)).isEmpty();
        assertThat(after(6)).isEmpty();
        add(8, 9);
        assertThat(after(6)).isEmpty();
        assertThat(after(7)).contains(List.of(8L, 9L));
    }

    @Test
    void aFrameThatComesTwiceLeavesTheAnswerToTheDatabase() {
        add(5, 6, 6);
        assertThat(after(5)).isEmpty();
    }

    @Test
    void aNumberFromTheFutureIsNotAnswered() {
        add(1, 2);
        assertThat(after(9)).isEmpty();
    }
}
