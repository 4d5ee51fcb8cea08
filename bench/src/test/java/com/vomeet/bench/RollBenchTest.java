package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.roll.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RollBenchTest {
    /** Of sixty seconds in which nothing was wrong. */
    private static List<String> missed(int requests) {
        var outcome = new Outcome(
                200, 60, 60, List.of(), List.of(), List.of(), List.of(), 3, 1, requests, List.of(), 0, List.of());
        var figures = new ArrayList<Figure>();
        new RollBench().tell(figures::add, outcome);
        return figures.stream()
                .filter(figure -> !figure.met())
                .map(Figure::name)
                .toList();
    }

    @Test
    void whereNobodyAsksNoRequestCanFailAndTheGoalIsMissed() {
        assertThat(missed(2)).containsExactly("requests");
        assertThat(missed(319)).containsExactly("requests");
    }

    @Test
    void aRollUnderRequestsMeetsEveryGoal() {
        assertThat(missed(320)).isEmpty();
    }
}
