package com.vomeet.manager.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class RunningTest {
    private static final Duration LONG = Duration.ofHours(1);
    private final Running running = new Running();

    @Test
    void itGoesOnUntilItIsEnded() {
        running.pause(Duration.ofMillis(1));
        assertThat(running.isOn()).isTrue();
        running.end();
        assertThat(running.isOn()).isFalse();
    }

    @Test
    void withNothingLeftOfTheTimeThereIsNoPause() {
        running.pause(Duration.ZERO);
        running.pause(LONG.negated());
        assertThat(running.isOn()).isTrue();
    }

    @Test
    void theEndCutsAPauseShort() throws InterruptedException {
        var pausing = Thread.ofVirtual().start(() -> running.pause(LONG));
        running.end();
        pausing.join();
        running.pause(LONG);
    }

    @Test
    void anInterruptedPauseIsTheEndAndStaysToBeSeen() {
        Thread.currentThread().interrupt();
        running.pause(LONG);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(running.isOn()).isFalse();
    }
}
