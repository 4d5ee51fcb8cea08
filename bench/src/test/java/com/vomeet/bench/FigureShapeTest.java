package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FigureShapeTest {
    @Test
    void oneMeasurementIsItsOwnSpread() {
        var figure = Figure.of("leave", "joining", 1.23456, "s", new Goal.AtMost(5));
        assertThat(figure.value()).isEqualTo(1.235);
        assertThat(figure.spread()).containsExactly(1.235, 1.235);
        assertThat(figure.runs()).isEqualTo(1);
    }

    @Test
    void whatIsNoNumberIsStillALineOfJsonAndMissesItsGoal() {
        for (var value : List.of(Double.NaN, Double.POSITIVE_INFINITY)) {
            var figure = Figure.of("names", "right", value, "", new Goal.AtMost(1));
            var json = Json.MAPPER.readTree(figure.line(true));
            assertThat(json.get("met").booleanValue()).isFalse();
            assertThat(figure.line(true)).doesNotContain("\n");
        }
    }

    @Test
    void aLineForAPersonHasTheGoalAndTheSpread() {
        var samples = Samples.of(List.of(0.1, 0.2, 0.4));
        var line = Figure.of("live", "p50", samples.median(), "s", new Goal.AtMost(0.3), samples)
                .line(false);
        assertThat(line).startsWith("✓ live").contains("0.2", "goal <=0.3", "(0.1 … 0.4, 3 runs)");
    }

    @Test
    void aFigureWithoutAGoalIsNeverMissed() {
        assertThat(Figure.of("wer", "wer", Double.NaN, "", new Goal.Told()).met())
                .isTrue();
    }

    @Test
    void samplesAreSortedAndTheirOwn() {
        var values = new ArrayList<>(List.of(3.0, 1.0, 2.0));
        var samples = Samples.of(values);
        values.clear();
        assertThat(samples.sorted()).containsExactly(1.0, 2.0, 3.0);
    }

    @Test
    void theMedianOfTwoIsTheLowerOne() {
        assertThat(Samples.of(List.of(2.0, 1.0)).median()).isEqualTo(1);
    }

    @Test
    void aSpreadCannotBeChanged() {
        var figure = Figure.of("a", "b", 1, "s", new Goal.Told());
        assertThatThrownBy(() -> figure.spread().add(2.0)).isInstanceOf(UnsupportedOperationException.class);
    }
}
