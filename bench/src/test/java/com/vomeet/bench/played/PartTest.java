package com.vomeet.bench.played;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class PartTest {
    private static Stream<Part> thousand() {
        return IntStream.rangeClosed(1, 1_000).mapToObj(Part::of);
    }

    @Test
    void ofAThousandAHundredEndWithoutAWordHalfOfThemWithTheirPods() {
        assertThat(thousand().filter(part -> part.ending() == Ending.KILLED)).hasSize(50);
        assertThat(thousand().filter(part -> part.ending() == Ending.SILENT)).hasSize(50);
        assertThat(thousand().map(Part::ending).distinct()).hasSameSizeAs(Arrays.asList(Ending.values()));
    }

    @Test
    void theSameNumberPlaysTheSamePart() {
        assertThat(thousand()).containsExactlyElementsOf(thousand().toList());
    }

    @Test
    void nobodyEndsInTheQuietTimeAndSomeEndWhileTheManagerIsAway() {
        assertThat(thousand().map(Part::stay).min(Comparator.naturalOrder()))
                .hasValueSatisfying(first -> assertThat(first).isGreaterThanOrEqualTo(Part.QUIET));
        assertThat(thousand().map(Part::stay))
                .anyMatch(stay ->
                        stay.compareTo(Part.MANAGER_DIES) > 0 && stay.compareTo(Part.MANAGER_DIES.plusSeconds(2)) < 0);
    }
}
