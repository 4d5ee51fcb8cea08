package com.vomeet.bot.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.transcript.Segment;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private final Outbox outbox = new Outbox();

    @Test
    void finalsGoOnceThenTheTail() {
        outbox.add(List.of(segment(1, true), segment(2, true)), segment(3, false));
        var first = outbox.next(true);
        assertThat(numbers(first)).containsExactly(1, 2, 3);
        outbox.sent(first);
        assertThat(outbox.hasFinals()).isFalse();
        assertThat(outbox.hasTail()).isFalse();
        assertThat(outbox.sentUpTo()).isEqualTo(2);
    }

    @Test
    void aNameThatComesLateGoesOnceMoreAndWithWhatWasNotSent() {
        outbox.add(List.of(segment(1, true), segment(2, true)), null);
        outbox.sent(outbox.next(true));
        outbox.add(List.of(segment(3, true)), null);
        outbox.name(List.of(segment(1, true).by("Ada"), segment(3, true).by("Ada")));
        assertThat(outbox.hasFinals()).isTrue();
        var next = outbox.next(true);
        assertThat(numbers(next)).containsExactly(1, 3);
        assertThat(next).extracting(Segment::speaker).containsOnly("Ada");
        outbox.sent(next);
        assertThat(outbox.hasFinals()).isFalse();
        assertThat(outbox.sentUpTo()).isEqualTo(3);

        outbox.again();
        var again = outbox.next(true);
        assertThat(numbers(again)).containsExactly(1, 2, 3);
        assertThat(again)
                .extracting(Segment::speaker)
                .containsExactly("Ada", again.get(1).speaker(), "Ada");
    }

    @Test
    void aNameThatComesWhileItsSegmentIsBeingSentGoesAfterIt() {
        outbox.add(List.of(segment(1, true)), null);
        var onItsWay = outbox.next(true);
        outbox.name(List.of(segment(1, true).by("Ada")));
        outbox.sent(onItsWay);
        assertThat(outbox.next(true)).extracting(Segment::speaker).containsExactly("Ada");
        outbox.sent(outbox.next(true));
        assertThat(outbox.hasFinals()).isFalse();
    }

    @Test
    void aNameForWhatIsStoredGoesOnceMore() {
        outbox.add(List.of(segment(1, true)), null);
        outbox.sent(outbox.next(true));
        outbox.stored(1);
        outbox.name(List.of(segment(1, true).by("Ada")));
        assertThat(numbers(outbox.next(true))).containsExactly(1);
        outbox.sent(outbox.next(true));
        assertThat(outbox.hasFinals()).isFalse();
    }

    @Test
    void aTailThatDidNotChangeIsNotSentAgain() {
        outbox.add(List.of(), segment(1, false));
        outbox.sent(outbox.next(true));
        outbox.add(List.of(), segment(1, false));
        assertThat(outbox.hasTail()).isFalse();
    }

    @Test
    void aTailThatVanishesIsTakenBackOnce() {
        outbox.add(List.of(), segment(1, false));
        outbox.sent(outbox.next(true));
        outbox.add(List.of(), null);
        assertThat(outbox.hasTail()).isTrue();
        var back = outbox.next(true);
        assertThat(back).extracting(Segment::text).containsExactly("");
        assertThat(back).extracting(Segment::completed).containsExactly(false);
        assertThat(numbers(back)).containsExactly(1);
        outbox.sent(back);
        assertThat(outbox.hasTail()).isFalse();
        outbox.add(List.of(), null);
        assertThat(outbox.hasTail()).isFalse();
    }

    @Test
    void aTailThatVanishesWhileItIsBeingSentIsTakenBackToo() {
        outbox.add(List.of(), segment(1, false));
        var onItsWay = outbox.next(true);
        outbox.add(List.of(), null);
        outbox.sent(onItsWay);
        assertThat(outbox.next(true)).extracting(Segment::text).containsExactly("");
    }

    @Test
    void aTailThatWasNeverSentOrHasBecomeFinalIsNotTakenBack() {
        outbox.add(List.of(), segment(1, false));
        outbox.add(List.of(), null);
        assertThat(outbox.hasTail()).isFalse();
        outbox.add(List.of(), segment(1, false));
        outbox.sent(outbox.next(true));
        outbox.add(List.of(segment(1, true)), null);
        assertThat(outbox.hasTail()).isFalse();
        assertThat(outbox.next(true)).allMatch(Segment::completed);
    }

    @Test
    void aTailThatComesBackIsSentAgain() {
        outbox.add(List.of(), segment(1, false));
        outbox.sent(outbox.next(true));
        outbox.add(List.of(), null);
        outbox.sent(outbox.next(true));
        outbox.add(List.of(), segment(1, false));
        assertThat(outbox.next(true)).extracting(Segment::text).containsExactly("text");
        assertThat(outbox.hasTail()).isTrue();
    }

    @Test
    void theTailWaitsForTheFinalsBeforeIt() {
        outbox.add(
                IntStream.rangeClosed(1, Outbox.BATCH + 1)
                        .mapToObj(n -> segment(n, true))
                        .toList(),
                segment(99, false));
        var first = outbox.next(true);
        assertThat(first).hasSize(Outbox.BATCH).allMatch(Segment::completed);
        outbox.sent(first);
        assertThat(numbers(outbox.next(true))).containsExactly(Outbox.BATCH + 1, 99);
        assertThat(numbers(outbox.next(false))).containsExactly(Outbox.BATCH + 1);
    }

    @Test
    void whatIsStoredIsForgottenAndWhatIsNotIsSentAgain() {
        outbox.add(List.of(segment(1, true), segment(2, true), segment(3, true)), null);
        outbox.sent(outbox.next(true));
        outbox.stored(2);
        assertThat(outbox.unstored()).isTrue();
        outbox.again();
        assertThat(numbers(outbox.next(true))).containsExactly(3);
        outbox.stored(3);
        assertThat(outbox.unstored()).isFalse();
        assertThat(outbox.hasFinals()).isFalse();
    }

    @Test
    void aNumberBeyondWhatExistsIsNotBelieved() {
        outbox.add(List.of(segment(1, true)), null);
        outbox.stored(50);
        assertThat(outbox.storedUpTo()).isEqualTo(1);
        outbox.add(List.of(segment(2, true)), null);
        assertThat(outbox.hasFinals()).isTrue();
    }

    @Test
    void storedNumbersDoNotGoBack() {
        outbox.add(List.of(segment(1, true), segment(2, true)), null);
        outbox.stored(2);
        outbox.stored(1);
        assertThat(outbox.storedUpTo()).isEqualTo(2);
    }

    @Test
    void beyondItsLimitTheOldestIsDroppedAndCounted() {
        for (int n = 1; n <= Outbox.LIMIT + 3; n++) {
            outbox.add(List.of(segment(n, true)), null);
        }
        assertThat(outbox.droppedCount()).isEqualTo(3);
        assertThat(outbox.next(false).getFirst().number()).isEqualTo(4);
        assertThat(outbox.last()).isEqualTo(Outbox.LIMIT + 3);
    }

    private static List<Integer> numbers(List<Segment> segments) {
        return segments.stream().map(Segment::number).toList();
    }

    private static Segment segment(int number, boolean completed) {
        return new Segment(
                number, number, number + 1, "text", completed, "en", null, null, null, Instant.EPOCH, Instant.EPOCH);
    }
}
