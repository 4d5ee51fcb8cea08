package com.vomeet.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.chaos.Receiver.Heard;
import com.vomeet.bench.chaos.Verdict.Remains;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class VerdictTest {
    private static final List<String> WORDS = List.of("one", "two");
    private static final List<String> STATUSES = Plot.CALL.statuses();

    private static List<Heard> all(Plot plot) {
        var types = Stream.concat(plot.told().stream(), Stream.of("transcript.ready"))
                .toList();
        return IntStream.range(0, types.size())
                .mapToObj(i -> new Heard(types.get(i), i + 1))
                .toList();
    }

    private static Verdict told(List<Heard> told) {
        return Verdict.ofTold(Plot.CALL, 7, told);
    }

    private static Verdict left(List<String> statuses, List<String> texts, int bots) {
        return Verdict.of(Plot.CALL, 7, WORDS, new Remains("completed", "stopped", statuses, texts, bots, true));
    }

    @ParameterizedTest
    @EnumSource
    void whatIsToldOnceAndInOrderIsClean(Plot plot) {
        assertThat(Verdict.isTold(plot, all(plot))).isTrue();
        assertThat(Verdict.ofTold(plot, 7, all(plot)).isClean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void aTranscriptThatIsNeverSaidToBeReadyIsWaitedForAndLost(Plot plot) {
        var told = all(plot);
        var without = told.subList(0, told.size() - 1);
        assertThat(Verdict.isTold(plot, without)).isFalse();
        assertThat(Verdict.ofTold(plot, 7, without).lost())
                .singleElement()
                .asString()
                .contains("ready 0 times");
    }

    @Test
    void aTranscriptThatIsReadyTwiceIsDoubled() {
        var told = new ArrayList<>(all(Plot.CALL));
        told.add(new Heard("transcript.ready", 99));
        assertThat(told(told).doubled()).singleElement().asString().contains("ready 2 times");
        assertThat(told(told).lost()).isEmpty();
    }

    @Test
    void aChangeThatIsNotToldIsWaitedForAndLost() {
        var told = all(Plot.CALL);
        assertThat(Verdict.isTold(Plot.CALL, told.subList(1, told.size()))).isFalse();
        assertThat(told(told.subList(1, told.size())).lost()).hasSize(1);
    }

    @Test
    void aChangeThatIsToldTwiceIsDoubled() {
        var told = new ArrayList<>(all(Plot.CALL));
        told.add(1, told.getFirst());
        assertThat(told(told).doubled()).hasSize(1);
    }

    @Test
    void anotherOrderIsAFault() {
        var told = new ArrayList<>(all(Plot.CALL));
        told.addFirst(told.removeLast());
        assertThat(told(told).lost()).singleElement().asString().contains("out of order");
    }

    @Test
    void aMeetingThatIsAsItWasPlayedIsClean() {
        assertThat(left(STATUSES, WORDS, 1).isClean()).isTrue();
    }

    @Test
    void lessThanThereWasIsLostAndMoreIsDoubled() {
        assertThat(left(STATUSES.subList(1, STATUSES.size()), WORDS, 1).lost()).hasSize(1);
        assertThat(left(STATUSES, List.of("one"), 1).lost()).hasSize(1);
        assertThat(left(STATUSES, WORDS, 0).lost()).hasSize(1);
        assertThat(left(STATUSES, List.of("one", "two", "two"), 1).doubled()).hasSize(1);
        assertThat(left(STATUSES, WORDS, 2).doubled()).hasSize(1);
    }

    @Test
    void anotherEndIsLostAndABotThatRunsOnHasLeaked() {
        var other = new Remains("failed", "evicted", STATUSES, WORDS, 1, false);
        var verdict = Verdict.of(Plot.CALL, 7, WORDS, other);
        assertThat(verdict.lost()).hasSize(2);
        assertThat(verdict.leaked()).hasSize(1);
        assertThat(verdict.doubled()).isEmpty();
    }
}
