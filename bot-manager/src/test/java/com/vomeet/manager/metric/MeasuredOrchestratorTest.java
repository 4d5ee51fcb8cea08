package com.vomeet.manager.metric;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.Bots;
import com.vomeet.manager.TestClock;
import com.vomeet.manager.orchestrator.IdleOrchestrator;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class MeasuredOrchestratorTest {
    private final TestClock clock = new TestClock();
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final WorkloadMeters meters = new WorkloadMeters(registry);
    private final Orchestrator measured = new MeasuredOrchestrator(new IdleOrchestrator(clock), meters);

    private Timer creations(String outcome) {
        return registry.get("vomeet.workload.create").tag("outcome", outcome).timer();
    }

    private Timer starts() {
        return registry.get("vomeet.pod.start").timer();
    }

    private Workload workload(State state) {
        return new Workload("a", 1, clock.instant(), state);
    }

    private Instant in(int seconds) {
        return clock.instant().plus(Duration.ofSeconds(seconds));
    }

    @Test
    void everyOutcomeOfACreationIsTimedByItself() {
        measured.start(Bots.spec("a", 1));
        measured.start(Bots.spec("a", 1));
        assertThat(creations("started").count()).isEqualTo(1);
        assertThat(creations("already_there").count()).isEqualTo(1);
        assertThat(creations("rejected").count()).isZero();
        assertThat(creations("started").totalTime(TimeUnit.SECONDS)).isPositive();
    }

    @Test
    void aWorkloadOfThisProcessIsTimedOnceUntilItRuns() {
        meters.expects("a");
        meters.sees(workload(new State.Waiting(Wait.CAPACITY, "no room", clock.instant())));
        meters.sees(workload(new State.Running(in(7))));
        meters.sees(workload(new State.Running(in(7))));
        assertThat(starts().count()).isEqualTo(1);
        assertThat(starts().totalTime(TimeUnit.SECONDS)).isEqualTo(7);
    }

    @Test
    void aWorkloadThatIsMadeTwiceIsTimedOnceUntilItRuns() {
        measured.start(Bots.spec("a", 1));
        meters.made("a", new StartOutcome.AlreadyThere(), Duration.ofMillis(40));
        assertThat(measured.find("a")).isPresent();
        assertThat(starts().count()).isEqualTo(1);
    }

    @Test
    void whatWasThereAlreadyIsNotTimed() {
        meters.expects("a");
        meters.made("a", new StartOutcome.AlreadyThere(), Duration.ofMillis(40));
        meters.sees(workload(new State.Running(in(7))));
        assertThat(starts().count()).isZero();
    }

    @Test
    void whatSomebodyElseHasMadeIsNotTimed() {
        meters.sees(workload(new State.Running(in(7))));
        assertThat(starts().count()).isZero();
    }

    @Test
    void aWorkloadThatEndedBeforeAnybodySawItRunIsNotTimed() {
        meters.expects("a");
        meters.sees(workload(new State.Ended(1, null, in(3))));
        meters.sees(workload(new State.Running(in(7))));
        assertThat(starts().count()).isZero();
    }

    @Test
    void whatIsSeenInAListCounts() {
        measured.start(Bots.spec("a", 1));
        assertThat(measured.list()).hasSize(1);
        assertThat(measured.find("a")).isPresent();
        assertThat(starts().count()).isEqualTo(1);
    }
}
