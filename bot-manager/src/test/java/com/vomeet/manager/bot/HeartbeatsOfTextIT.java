package com.vomeet.manager.bot;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Meeting;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What heartbeats say of text that is stored. */
final class HeartbeatsOfTextIT {
    private static final Duration SHORT = Duration.ofMillis(300);

    private final Rows rows = new Rows();
    private final Wakeups wakeups = new Wakeups();
    private final AtomicInteger stored = new AtomicInteger();
    private final Heartbeats heartbeats = new Heartbeats(rows.sessions, _ -> stored.get(), wakeups, new Turns(2));
    private final Meeting meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(5));

    @AfterEach
    void close() {
        wakeups.close();
        rows.close();
    }

    private HeartbeatAnswer beats(MeetingStatus status, Duration wait) {
        try {
            return heartbeats.take(new Heartbeat(
                    meeting.session().connectionId(),
                    meeting.id().value(),
                    status,
                    meeting.wanted().version(),
                    5,
                    0,
                    wait.toMillis(),
                    0,
                    0,
                    0,
                    true,
                    true,
                    null));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void inTheCallItIsSaidWhenTheBotHasWaited() {
        stored.set(5);
        var from = System.nanoTime();
        assertThat(beats(ACTIVE, SHORT).stored()).isEqualTo(5);
        assertThat(Duration.ofNanos(System.nanoTime() - from)).isGreaterThanOrEqualTo(SHORT);
    }

    @Test
    void afterTheLastWordItIsSaidAtOnce() {
        var polled = CompletableFuture.supplyAsync(() -> beats(COMPLETED, Duration.ofSeconds(25)));
        stored.set(5);
        wakeups.textStored(meeting.id());
        // Whether the bot came before or after: it is answered without a wait.
        assertThat(polled.orTimeout(15, TimeUnit.SECONDS).join().stored()).isEqualTo(5);
    }
}
