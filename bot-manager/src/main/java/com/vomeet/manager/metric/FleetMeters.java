package com.vomeet.manager.metric;

import com.vomeet.manager.fleet.Fleet;
import com.vomeet.manager.fleet.FleetCounters;
import com.vomeet.manager.fleet.Repair;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.function.ToDoubleFunction;

/** What the fleet loop of this replica does. */
final class FleetMeters {
    private final MeterRegistry registry;
    private final FleetCounters counters;

    private FleetMeters(MeterRegistry registry, FleetCounters counters) {
        this.registry = registry;
        this.counters = counters;
    }

    static void show(MeterRegistry registry, Fleet fleet) {
        var meters = new FleetMeters(registry, fleet.counters());
        meters.repairs();
        meters.count("vomeet.workloads.started", "Workloads that were made", FleetCounters::started);
        meters.count(
                "vomeet.workloads.given.up",
                "Workloads that were ended because their meeting was moved far away",
                FleetCounters::givenUp);
        meters.count(
                "vomeet.fleet.queue.refusals",
                "Looks at a meeting that found no place in the queue and are made at the next round",
                FleetCounters::refusedByQueue);
        meters.count(
                "vomeet.fleet.failures", "Looks at a meeting that failed and are repeated", FleetCounters::failedRuns);
        Gauge.builder("vomeet.fleet.queue", fleet::overdue)
                .description("Meetings that are due to be looked at and wait for their turn")
                .register(registry);
        Gauge.builder("vomeet.fleet.compared", () -> fleet.sinceCompared().toMillis() / 1e3)
                .description("How long ago all rows were last compared with all workloads")
                .baseUnit("seconds")
                .register(registry);
    }

    private void repairs() {
        for (var repair : Repair.values()) {
            FunctionCounter.builder("vomeet.fleet.repairs", counters, c -> c.repairs(repair))
                    .description("What the fleet loop put right by itself")
                    .tag("repair", repair.wire())
                    .register(registry);
        }
    }

    private void count(String name, String what, ToDoubleFunction<FleetCounters> count) {
        FunctionCounter.builder(name, counters, count).description(what).register(registry);
    }
}
