package com.vomeet.manager.config;

import com.vomeet.contract.Settings;
import java.time.Duration;

/** Reads how patient the fleet loop is; all in milliseconds. */
final class FleetReader {
    private final Settings settings;

    FleetReader(Settings settings) {
        this.settings = settings;
    }

    FleetTimings read(OrchestratorKind kind) {
        settings.group("The fleet loop's patience, in milliseconds");
        var usual = FleetTimings.DEFAULT;
        return new FleetTimings(
                settings.of("FLEET_SWEEP_EVERY_MS", "between two comparisons of all rows with all workloads")
                        .millis(usual.sweepEvery()),
                settings.of("FLEET_SILENT_AFTER_MS", "without a sign of life until a bot counts as dead")
                        .millis(usual.silentAfter()),
                settings.of("FLEET_REQUESTED_PATIENCE_MS", "for a bot that runs and has never spoken")
                        .millis(usual.requestedPatience()),
                settings.of("FLEET_LEAVE_PATIENCE_MS", "from a wish to leave until a bot that is still heard is ended")
                        .millis(usual.leavePatience()),
                settings.of("FLEET_KILL_GRACE_MS", "from SIGTERM to SIGKILL").millis(usual.killGrace()),
                settings.of("FLEET_EXIT_PATIENCE_MS", "from a final report until a bot that still runs is ended")
                        .millis(usual.exitPatience()),
                settings.of(
                                "FLEET_LAST_WORD_PATIENCE_MS",
                                "from a bot's exit until its exit code decides instead of its report")
                        .millis(usual.lastWordPatience()),
                settings.of("FLEET_KEEP_ENDED_MS", "an ended bot's folder is kept")
                        .millis(usual.keepEnded()),
                waits(kind),
                schedule());
    }

    private ScheduleTimings schedule() {
        settings.group("Scheduled bots");
        var usual = ScheduleTimings.DEFAULT;
        return new ScheduleTimings(
                settings.of("SCHEDULE_AHEAD_MS", "before its time a scheduled bot is made, in milliseconds")
                        .millis(usual.ahead()),
                settings.of(
                                "SCHEDULE_SEAT_PATIENCE_MS",
                                "from its time until a bot is given up for which no seat has become free")
                        .millis(usual.seatPatience()),
                Duration.ofDays(settings.of("SCHEDULE_FURTHEST_DAYS", "how far ahead a bot may be scheduled")
                        .number(Math.toIntExact(usual.furthest().toDays()), 1, 3_660)));
    }

    private WaitPatience waits(OrchestratorKind kind) {
        var usual = WaitPatience.DEFAULT;
        var node = kind == OrchestratorKind.KUBERNETES ? WaitPatience.NODE_IN_CLUSTER : usual.node();
        return new WaitPatience(
                settings.of("FLEET_POD_PATIENCE_MS", "for a Job without a pod, and for room in a quota")
                        .millis(usual.pod()),
                settings.of("FLEET_CAPACITY_PATIENCE_MS", "for a node with room")
                        .millis(usual.capacity()),
                settings.of("FLEET_IMAGE_PATIENCE_MS", "for the bot's image, from the first failure to get it")
                        .millis(usual.image()),
                settings.of("FLEET_CONFIGURATION_PATIENCE_MS", "for a Secret that the pod names")
                        .millis(usual.configuration()),
                settings.of(
                                "FLEET_START_PATIENCE_MS",
                                "for everything else before the bot runs, the image's way to the node for the most part")
                        .millis(usual.start()),
                settings.of(
                                "FLEET_NODE_PATIENCE_MS",
                                "more for a bot that is silent, until it is known whether its node is lost; 0: none")
                        .otherwise("`30000` with `k8s`, else `0`")
                        .millisOrNone(node));
    }
}
