package com.vomeet.manager.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class HeartbeatsOfScheduledBotsIT {
    private final Rows rows = new Rows();
    private final Wakeups wakeups = new Wakeups();
    private final Heartbeats heartbeats = new Heartbeats(rows.sessions, _ -> 0, wakeups, new Turns(2));

    @AfterEach
    void close() {
        wakeups.close();
        rows.close();
    }

    private HeartbeatAnswer beats(Meeting meeting, int version, long waitMillis) {
        try {
            return heartbeats.take(new Heartbeat(
                    meeting.session().connectionId(),
                    meeting.id().value(),
                    MeetingStatus.REQUESTED,
                    version,
                    0,
                    0,
                    waitMillis,
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

    private Meeting waiting() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(5));
        rows.clock.advance(Duration.ofSeconds(230));
        rows.changes.launch(meeting);
        return meeting;
    }

    private static HeartbeatAnswer wants(int version, @Nullable Instant joinAt, @Nullable Instant end) {
        return new HeartbeatAnswer(version, false, null, null, 0, joinAt, new HeartbeatAnswer.ScheduledEnd(end));
    }

    @Test
    void aBotThatWaitsIsToldItsMoment() {
        var meeting = waiting();
        assertThat(beats(meeting, 0, 0)).isEqualTo(wants(0, meeting.times().joinAt(), null));
    }

    @Test
    void aMomentThatIsMovedAnswersTheHeartbeatThatWaits() {
        rows.listeners.add(wakeups);
        var meeting = waiting();
        var polled = CompletableFuture.supplyAsync(() -> beats(meeting, 0, 25_000));
        var moved = rows.clock.instant().plusSeconds(100);
        rows.schedule.change(meeting.id(), moved, null);
        assertThat(polled.orTimeout(15, TimeUnit.SECONDS).join()).isEqualTo(wants(1, moved, null));
    }

    @Test
    void aBotInWhosePlaceAnotherWillComeIsToldToLeave() {
        rows.listeners.add(wakeups);
        var meeting = waiting();
        var polled = CompletableFuture.supplyAsync(() -> beats(meeting, 0, 25_000));
        rows.schedule.change(meeting.id(), rows.clock.instant().plus(Duration.ofDays(1)), null);
        assertThat(polled.orTimeout(15, TimeUnit.SECONDS).join().leave()).isTrue();
    }

    @Test
    void anEndThatIsMovedDuringTheCallAnswersTheHeartbeatThatWaits() {
        rows.listeners.add(wakeups);
        var meeting = rows.requested("abc-defg-hij");
        rows.changes.apply(meeting.id(), new Report.BotSays(MeetingStatus.ACTIVE, 1, null, null, null, List.of()));
        var polled = CompletableFuture.supplyAsync(() -> beats(meeting, 0, 25_000));
        var end = rows.clock.instant().plus(Duration.ofHours(2));
        rows.schedule.change(meeting.id(), null, end);
        assertThat(polled.orTimeout(15, TimeUnit.SECONDS).join()).isEqualTo(wants(1, null, end));
    }

    @Test
    void anEndThatIsTakenAwayIsToldToo() {
        var meeting = rows.requested("abc-defg-hij");
        rows.schedule.change(meeting.id(), null, rows.clock.instant().plus(Duration.ofHours(2)));
        rows.schedule.change(meeting.id(), null, null);
        assertThat(beats(meeting, 1, 25_000)).isEqualTo(wants(2, null, null));
    }

    /** Another replica moved it and Redis was away: nobody could say so here. */
    @Test
    void aMomentThatWasMovedUnheardAnswersTheNextHeartbeatAtOnce() {
        var meeting = waiting();
        var moved = rows.clock.instant().plusSeconds(100);
        rows.schedule.change(meeting.id(), moved, null);
        assertThat(beats(meeting, 0, 25_000)).isEqualTo(wants(1, moved, null));
    }

    @Test
    void aBotThatNoRowKnowsIsToldToLeave() {
        var meeting = waiting();
        rows.database.jdbi().useHandle(handle -> handle.execute("delete from meeting_sessions"));
        assertThat(beats(meeting, 3, 25_000)).isEqualTo(new HeartbeatAnswer(4, true, null, null, 0));
    }

    /** A thousand bots send a hundred a second. */
    @Test
    void aHeartbeatWithoutNewsIsOneStatement() {
        var meeting = waiting();
        var statements = new AtomicInteger();
        rows.database.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.incrementAndGet();
            }
        });
        beats(meeting, 0, 1);
        assertThat(statements).hasValue(1);
        assertThat(rows.now(meeting).session().lastSeen()).isEqualTo(rows.clock.instant());
    }
}
