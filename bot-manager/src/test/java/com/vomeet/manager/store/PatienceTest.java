package com.vomeet.manager.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class PatienceTest {
    private final AtomicInteger attempts = new AtomicInteger();

    private String succeedAt(int attempt) throws IOException {
        if (attempts.incrementAndGet() < attempt) {
            throw new IOException("not yet");
        }
        return "there";
    }

    @Test
    void whatIsThereIsAskedOnce() {
        assertThat(new Patience(1, Duration.ofHours(1)).until("it", () -> succeedAt(1)))
                .isEqualTo("there");
        assertThat(attempts).hasValue(1);
    }

    @Test
    void whatComesWithTheLastAttemptIsTaken() {
        assertThat(new Patience(4, Duration.ZERO).until("it", () -> succeedAt(4)))
                .isEqualTo("there");
        assertThat(attempts).hasValue(4);
    }

    @Test
    void whatStaysAwayIsNamedWithItsCause() {
        assertThatThrownBy(() -> new Patience(3, Duration.ZERO).until("Redis at db:1", () -> succeedAt(9)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Redis at db:1 cannot be reached after 3 attempts")
                .hasRootCauseMessage("not yet");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void whoIsInterruptedStopsWaitingAndStaysInterrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> new Patience(3, Duration.ofHours(1)).until("it", () -> succeedAt(9)))
                .hasMessage("interrupted while waiting for it");
        assertThat(Thread.interrupted()).isTrue();
        assertThat(attempts).hasValue(1);
    }
}
