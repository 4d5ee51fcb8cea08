package com.vomeet.manager.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ProcStatTest {
    @Test
    void aNameThatLooksLikeFieldsIsSkipped() {
        var line = "42 (a) S (b) 1) R 7 8 9 0 -1 4194560 1 2 3 4 5 6 7 8 20 0 1 0 123456 100 200\n";
        assertThat(ProcStat.parse(line)).isEqualTo(new ProcStat(42, 'R', 9, 123456));
    }

    @Test
    void thisProcessIsAliveAndHasAStartTime() {
        var own = ProcStat.of(ProcessHandle.current().pid()).orElseThrow();
        assertThat(own.isAlive()).isTrue();
        assertThat(own.started()).isPositive();
        assertThat(new ProcessName(own.pid(), own.started()).isAlive()).isTrue();
    }

    @Test
    void aPidThatIsUsedAgainIsAnotherProcess() {
        var own = ProcStat.of(ProcessHandle.current().pid()).orElseThrow();
        assertThat(new ProcessName(own.pid(), own.started() - 1).isAlive()).isFalse();
    }

    @Test
    void aZombieHasEnded() {
        assertThat(new ProcStat(1, 'Z', 1, 1).isAlive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1 ", "a b", "1 2 3", "-1 2"})
    void whatIsNoNameIsNone(String text) {
        assertThat(ProcessName.parse(text)).isEmpty();
    }
}
