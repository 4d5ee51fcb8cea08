package com.vomeet.manager.fleet;

import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.orchestrator.Workload.State.Ended;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

/** What the loop does about many workloads whose meetings have ended. */
final class EndedWorkloadsIT extends FleetScene {
    private final AtomicInteger statements = new AtomicInteger();

    private List<Meeting> ended(int many) {
        var meetings = IntStream.range(0, many)
                .mapToObj(i -> running("abc-defg-hi" + (char) ('a' + i)))
                .toList();
        meetings.forEach(meeting -> says(meeting, COMPLETED, EndReason.LEFT_ALONE));
        rows.clock.advance(Duration.ofSeconds(11));
        rows.database.jdbi().setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                statements.incrementAndGet();
            }
        });
        return meetings;
    }

    private int statementsOfABeat() {
        statements.set(0);
        beat();
        return statements.get();
    }

    @Test
    void theirRowsAreReadTogetherAndOnlyOnce() {
        ended(20);
        assertThat(statementsOfABeat()).as("live rows, and those of the ended").isEqualTo(2);
        assertThat(statementsOfABeat()).as("live rows").isEqualTo(1);
        assertThat(workloads.list()).hasSize(20).allMatch(workload -> workload.isRunning());
    }

    @Test
    void theirTimeComesAllTheSame() {
        ended(3);
        pass(Duration.ofSeconds(30));
        assertThat(workloads.list()).allMatch(workload -> workload.isRunning());
        pass(Duration.ofSeconds(10));
        assertThat(workloads.list()).noneMatch(workload -> workload.isRunning());
        assertThat(counters.repairs(Repair.WORKLOAD_AFTER_END)).isEqualTo(3);
    }

    @Test
    void oneThatEndsMeanwhileIsJudgedAnew() {
        var meeting = ended(2).getFirst();
        beat();
        workloads.end(name(meeting), new Ended(0, null, rows.clock.instant()));
        pass(Duration.ofMinutes(9));
        assertThat(workloads.find(name(meeting))).isPresent();
        pass(Duration.ofMinutes(2));
        assertThat(workloads.find(name(meeting))).isEmpty();
    }
}
