package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final EventLog log = new EventLog();

    @Test
    void whatHasHappenedAlreadyIsFoundAtOnce() {
        log.add(new LabEvent.ScriptStarted(NOW));
        log.add(new LabEvent.ScriptEnded(NOW));
        assertThat(log.await(LabEvent.ScriptEnded.class::isInstance, Duration.ZERO))
                .isPresent();
    }

    @Test
    void whatComesLaterIsWaitedFor() throws InterruptedException {
        var later = Thread.startVirtualThread(() -> {
            log.add(new LabEvent.ScriptStarted(NOW));
            log.add(new LabEvent.ScriptEnded(NOW));
        });
        assertThat(log.await(LabEvent.ScriptEnded.class::isInstance, PATIENCE)).isPresent();
        later.join();
    }

    @Test
    void whatDoesNotComeIsNotThere() {
        log.add(new LabEvent.ScriptStarted(NOW));
        assertThat(log.await(LabEvent.ScriptEnded.class::isInstance, Duration.ofMillis(20)))
                .isEmpty();
        assertThat(log.await(1, Duration.ofMillis(20))).isEmpty();
    }

    @Test
    void readingGoesOnWhereItStopped() {
        log.add(new LabEvent.ScriptStarted(NOW));
        log.add(new LabEvent.ScriptEnded(NOW));
        assertThat(log.from(1)).containsExactly(new LabEvent.ScriptEnded(NOW));
        assertThat(log.from(9)).isEmpty();
        assertThat(log.all()).hasSize(2);
    }
}
