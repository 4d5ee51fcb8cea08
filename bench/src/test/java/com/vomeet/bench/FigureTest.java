package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class FigureTest {
    private static final Samples SAMPLES = Samples.of(List.of(1.6, 1.9, 2.4));

    @Test
    void theJsonLineHasTheAgreedShape() {
        var figure = Figure.of("join", "post_to_knock_p50", SAMPLES.median(), "s", new Goal.AtMost(3), SAMPLES);
        assertThat(figure.line(true))
                .isEqualTo("{\"bench\":\"join\",\"name\":\"post_to_knock_p50\",\"value\":1.9,\"unit\":\"s\","
                        + "\"goal\":\"<=3\",\"met\":true,\"spread\":[1.6,2.4],\"runs\":3}");
    }

    @Test
    void aMissedGoalIsSaid() {
        var figure = Figure.of("join", "post_to_knock_p50", 3.5, "s", new Goal.AtMost(3));
        assertThat(figure.met()).isFalse();
        assertThat(figure.line(false)).startsWith("✗");
    }

    @Test
    void roundingDoesNotMakeAGoalMet() {
        var figure = Figure.of("names", "wrong", 0.0100004, "", new Goal.AtMost(0.01));
        assertThat(figure.value()).isEqualTo(0.01);
        assertThat(figure.met()).isFalse();
    }
}
