package com.vomeet.bot.call;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RecordersTest {
    @ParameterizedTest
    @ValueSource(strings = {"Otter.ai", "Fireflies.ai Notetaker Ann", "Ann's OtterPilot", "tl;dv", "Read AI", "VOMEET"})
    void recordersAreRecorders(String name) {
        assertThat(Recorders.isOne(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Jamie", "Fellow", "Otto", "Ann Reader", "Potter.ai", "Vexana", "", "Dr. Otter"})
    void peopleAreNone(String name) {
        assertThat(Recorders.isOne(name)).isFalse();
    }
}
