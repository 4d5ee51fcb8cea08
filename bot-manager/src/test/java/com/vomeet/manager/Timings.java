package com.vomeet.manager;

import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.config.ScheduleTimings;
import java.time.Duration;

/** The fleet's usual patience, but for what a test is about or could not be sure of. */
final class Timings {
    private Timings() {}

    /** @param every how often all rows are compared with all bots */
    static FleetTimings sweepingEvery(Duration every, ScheduleTimings schedule) {
        return of(every, FleetTimings.DEFAULT.silentAfter(), schedule);
    }

    /** For bots that are played and send no heartbeats: however long a test takes, they are not given up. */
    static FleetTimings forSilentBots() {
        return of(FleetTimings.DEFAULT.sweepEvery(), Duration.ofHours(1), ScheduleTimings.DEFAULT);
    }

    private static FleetTimings of(Duration sweepEvery, Duration silentAfter, ScheduleTimings schedule) {
        var usual = FleetTimings.DEFAULT;
        return new FleetTimings(
                sweepEvery,
                silentAfter,
                usual.requestedPatience(),
                usual.leavePatience(),
                usual.killGrace(),
                usual.exitPatience(),
                usual.lastWordPatience(),
                usual.keepEnded(),
                usual.waits(),
                schedule);
    }
}
