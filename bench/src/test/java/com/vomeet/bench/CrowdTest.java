package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

final class CrowdTest {
    @Test
    void eachNumberHasItsTurnOnce() {
        var seen = new ConcurrentSkipListSet<Integer>();
        Crowd.each(10, 40, number -> assertThat(seen.add(number)).isTrue());
        assertThat(seen).hasSize(40);
        assertThat(seen.first()).isEqualTo(10);
        assertThat(seen.last()).isEqualTo(49);
    }

    @Test
    void aFailureIsNotForgottenAndKeepsNobodyElse() {
        var seen = new ConcurrentSkipListSet<Integer>();
        assertThatThrownBy(() -> Crowd.each(0, 20, number -> {
                    if (number % 10 == 0) {
                        throw new IllegalStateException("no");
                    }
                    seen.add(number);
                }))
                .hasMessage("2 of 20 failed");
        assertThat(seen).hasSize(18);
    }
}
