package com.vomeet.bench.roll;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.played.Ending;
import com.vomeet.bench.played.Part;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ScaleTest {
    private static final Scale SCALE = Scale.FULL;

    @Test
    void thoseThatStayOnSpeakFiftySegmentsASecond() {
        var staying =
                IntStream.rangeClosed(1, SCALE.bots()).filter(SCALE::staysOn).count();
        assertThat((double) staying / SCALE.sentence()).isGreaterThan(50);
    }

    @Test
    void everyKindOfEndingComesDuringItAndAfterwardsButTheSilentOne() {
        for (var stays : new boolean[] {true, false}) {
            assertThat(IntStream.rangeClosed(1, SCALE.bots())
                            .filter(number -> SCALE.staysOn(number) == stays)
                            .mapToObj(SCALE::part)
                            .map(Part::ending)
                            .distinct())
                    .hasSize(Ending.values().length - 1)
                    .doesNotContain(Ending.SILENT);
        }
    }

    @Test
    void theSameNumberPlaysTheSamePart() {
        assertThat(SCALE.part(12)).isEqualTo(SCALE.part(12));
    }
}
