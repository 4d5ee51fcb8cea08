package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.Bursts.Burst;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OutageBenchTest {
    private static final List<Burst> ALL = IntStream.range(0, 14)
            .mapToObj(line -> new Burst(line, Duration.ofMillis(100), Duration.ofMillis(500)))
            .toList();

    private static List<String> missed(List<Burst> with) {
        var without = new Bursts(ALL);
        var figures = new ArrayList<Figure>();
        new OutageBench().tell(without, List.of(without.compare(new Bursts(with))), figures::add);
        assertThat(figures)
                .extracting(Figure::name)
                .containsExactly("bursts", "audio_lost", "shift_p50", "shift_largest");
        return figures.stream()
                .filter(figure -> !figure.met())
                .map(Figure::name)
                .toList();
    }

    @Test
    void anOutageThatCostsNothingMeetsEveryGoal() {
        assertThat(missed(ALL)).isEmpty();
    }

    @Test
    void aMeetingOfWhichNothingIsLeftIsLostAndHasNoShift() {
        assertThat(missed(List.of())).containsExactly("audio_lost", "shift_p50", "shift_largest");
    }

    @Test
    void oneBurstThatMovedBySecondsIsSeen() {
        var with = new ArrayList<>(ALL);
        with.set(7, new Burst(7, Duration.ofSeconds(2), Duration.ofMillis(500)));
        assertThat(missed(with)).containsExactly("shift_largest");
    }

    @Test
    void halfABurstIsLost() {
        var with = new ArrayList<>(ALL);
        with.set(7, new Burst(7, Duration.ofMillis(100), Duration.ofMillis(250)));
        assertThat(missed(with)).containsExactly("audio_lost");
    }
}
