package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ApiBenchTest {
    private static final List<Double> QUICK = Collections.nCopies(100, 10.0);
    private static final List<Double> SLOW = Collections.nCopies(100, 150.0);

    @Test
    void oneSlowRunOfFiveMissesTheGoalThoughTheMedianOfTheRunsMeetsIt() {
        var figure = new ApiBench().slowest(List.of(QUICK, QUICK, QUICK, QUICK, SLOW));
        assertThat(figure.value()).isEqualTo(150);
        assertThat(figure.met()).isFalse();
        assertThat(figure.spread()).containsExactly(10.0, 150.0);
        assertThat(figure.runs()).isEqualTo(5);
    }

    @Test
    void quickRunsMeetIt() {
        assertThat(new ApiBench().slowest(List.of(QUICK, QUICK)).met()).isTrue();
    }
}
