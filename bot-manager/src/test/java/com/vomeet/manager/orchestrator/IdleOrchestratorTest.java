package com.vomeet.manager.orchestrator;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.Bots;
import com.vomeet.manager.TestClock;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Orchestrator.StopOutcome;
import com.vomeet.manager.orchestrator.Workload.State.Ended;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

final class IdleOrchestratorTest {
    private final TestClock clock = new TestClock();
    private final IdleOrchestrator idle = new IdleOrchestrator(clock);

    @Test
    void itNotesWhatWasAskedForOnce() {
        var spec = Bots.spec("one", 7);
        assertThat(idle.start(spec)).isEqualTo(new StartOutcome.Started());
        assertThat(idle.start(spec)).isEqualTo(new StartOutcome.AlreadyThere());
        assertThat(idle.spec("one")).contains(spec);
        var now = clock.instant();
        assertThat(idle.list()).containsExactly(new Workload("one", 7, now, new Workload.State.Running(now)));
    }

    @Test
    void aStopEndsItAndTellsTheWatchers() {
        var told = new ArrayList<Workload>();
        idle.watch(told::add);
        idle.start(Bots.spec("one", 7));
        assertThat(idle.stop("one", Duration.ZERO)).isEqualTo(new StopOutcome.Stopping());
        assertThat(idle.stop("one", Duration.ZERO)).isEqualTo(new StopOutcome.NotRunning());
        assertThat(told).extracting(Workload::isRunning).containsExactly(true, false);
    }

    @Test
    void onlyWhatHasEndedIsForgotten() {
        idle.start(Bots.spec("one", 7));
        idle.forget("one");
        assertThat(idle.find("one")).isPresent();
        assertThat(idle.end("one", new Ended(0, null, clock.instant()))).isTrue();
        assertThat(idle.end("one", new Ended(1, null, clock.instant()))).isFalse();
        idle.forget("one");
        assertThat(idle.list()).isEmpty();
        assertThat(idle.spec("one")).isEmpty();
    }
}
