package com.vomeet.manager.metric;

import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.stream.Stream;

/**
 * Shared state: how long it takes to make a workload and until its bot runs. The second is timed by the orchestrator's own clock, once
 * for each workload that this process has made, whenever it is seen to run.
 */
final class WorkloadMeters {
    /** Those that never run are forgotten in the end. */
    private static final int EXPECTED = 10_000;

    private final MeterRegistry registry;
    private final Timer starts;
    /** Whether it is known to be made. */
    private final SequencedMap<String, Boolean> expected = new LinkedHashMap<>();

    WorkloadMeters(MeterRegistry registry) {
        this.registry = registry;
        this.starts = Timer.builder("vomeet.pod.start")
                .description("From a workload's creation until its bot runs")
                .serviceLevelObjectives(Buckets.WAY.bounds())
                .register(registry);
        Stream.of("started", "already_there", "rejected", "unavailable").forEach(this::creations);
    }

    private Timer creations(String outcome) {
        return Timer.builder("vomeet.workload.create")
                .description("Calls that make a workload (a Job with its Secret, a container, a process)")
                .tag("outcome", outcome)
                .serviceLevelObjectives(Buckets.CALL.bounds())
                .register(registry);
    }

    /** It is being made: perhaps somebody sees it run before that is answered. */
    synchronized void expects(String workload) {
        expected.putIfAbsent(workload, false);
        if (expected.size() > EXPECTED) {
            expected.pollFirstEntry();
        }
    }

    void made(String workload, StartOutcome outcome, Duration took) {
        var word = switch (outcome) {
            case StartOutcome.Started _ -> "started";
            case StartOutcome.AlreadyThere _ -> "already_there";
            case StartOutcome.Rejected _ -> "rejected";
            case StartOutcome.Unavailable _ -> "unavailable";
        };
        creations(word).record(took);
        isMade(workload, outcome instanceof StartOutcome.Started);
    }

    /** What was made before is still expected when it is found to be there. */
    private synchronized void isMade(String workload, boolean now) {
        if (now) {
            expected.replace(workload, true);
        } else {
            expected.remove(workload, false);
        }
    }

    void sees(Workload workload) {
        switch (workload.state()) {
            case State.Waiting _, State.Unreachable _ -> {}
            case State.Ended _ -> forget(workload.name());
            case State.Running(var since) -> {
                if (forget(workload.name())) {
                    var took = Duration.between(workload.createdAt(), since);
                    starts.record(took.isNegative() ? Duration.ZERO : took);
                }
            }
        }
    }

    private synchronized boolean forget(String workload) {
        return expected.remove(workload) != null;
    }
}
