package com.vomeet.manager.config;

import java.time.Duration;

/**
 * How patient the fleet loop is.
 *
 * @param sweepEvery time between two comparisons of all rows with all workloads
 * @param silentAfter without a sign of life for this long a bot counts as dead
 * @param requestedPatience for a workload that runs but whose bot has never spoken
 * @param leavePatience from a wish to leave until the workload of a bot that is still heard is told to end
 * @param killGrace from being told to end until it is killed; a bot may need 30 s to hand over its last text
 * @param exitPatience from a final report until a workload that still runs is told to end
 * @param lastWordPatience from a workload's end until its exit code decides instead of a report that may be under way
 * @param keepEnded what an ended workload leaves (its log) is kept for this long
 */
public record FleetTimings(
        Duration sweepEvery,
        Duration silentAfter,
        Duration requestedPatience,
        Duration leavePatience,
        Duration killGrace,
        Duration exitPatience,
        Duration lastWordPatience,
        Duration keepEnded,
        WaitPatience waits,
        ScheduleTimings schedule) {
    public static final FleetTimings DEFAULT = new FleetTimings(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Duration.ofSeconds(40),
            Duration.ofSeconds(35),
            Duration.ofSeconds(45),
            Duration.ofSeconds(2),
            Duration.ofMinutes(10),
            WaitPatience.DEFAULT,
            ScheduleTimings.DEFAULT);
}
