package com.vomeet.manager.fleet;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.orchestrator.Workload;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares a row with its workload and says what is to be done next. Does no I/O. */
final class FleetPlan {
    private final FleetTimings timings;

    FleetPlan(FleetTimings timings) {
        this.timings = timings;
    }

    Step next(Sighting seen) {
        var workload = seen.workload();
        if (seen.meeting().status().isTerminal()) {
            return workload == null ? new Step.Rest() : afterTheEnd(seen, workload);
        }
        if (workload == null) {
            return withoutWorkload(seen);
        }
        return switch (workload.state()) {
            case Workload.State.Running _ -> running(seen, workload);
            case Workload.State.Ended ended -> ended(seen, ended);
        };
    }

    private Step withoutWorkload(Sighting seen) {
        var meeting = seen.meeting();
        var lastSeen = meeting.session().lastSeen();
        if (lastSeen == null) {
            return meeting.status() == MeetingStatus.REQUESTED
                    ? new Step.Start()
                    : new Step.Tell(new Report.WorkloadGone(), Repair.ROW_WITHOUT_WORKLOAD);
        }
        // Whoever was heard a moment ago lives, whatever the orchestrator says.
        var patience = later(lastSeen, seen.observingSince()).plus(timings.silentAfter());
        return due(seen, patience, new Step.Tell(new Report.WorkloadGone(), Repair.ROW_WITHOUT_WORKLOAD));
    }

    private Step running(Sighting seen, Workload workload) {
        var meeting = seen.meeting();
        if (meeting.status() == MeetingStatus.STOPPING) {
            return due(
                    seen,
                    stopPatience(seen, workload),
                    new Step.Stop(Repair.STOP_NOT_CARRIED_OUT, "The bot did not leave when told to."));
        }
        if (!seen.now().isBefore(meeting.times().endBy())) {
            return new Step.Tell(new Report.Overdue(), Repair.PAST_DEADLINE);
        }
        return silence(seen, workload);
    }

    /** A bot that is heard is leaving and hands over its text; one that is not heard is not waited for that long. */
    private Instant stopPatience(Sighting seen, Workload workload) {
        var meeting = seen.meeting();
        var asked = Objects.requireNonNullElse(
                meeting.wanted().stopRequestedAt(), meeting.times().updated());
        var heard = Objects.requireNonNullElse(meeting.session().lastSeen(), workload.createdAt());
        var silent = later(heard, seen.observingSince()).plus(timings.silentAfter());
        var leaving = asked.plus(timings.leavePatience());
        return silent.isBefore(leaving) ? silent : leaving;
    }

    private Step silence(Sighting seen, Workload workload) {
        var lastSeen = seen.meeting().session().lastSeen();
        if (lastSeen == null) {
            var patience = later(workload.createdAt(), seen.observingSince()).plus(timings.requestedPatience());
            var details = "The bot has not said a word in " + inSeconds(timings.requestedPatience()) + ".";
            return due(seen, patience, new Step.Tell(new Report.Silent(details), Repair.NEVER_SPOKE));
        }
        var patience = later(lastSeen, seen.observingSince()).plus(timings.silentAfter());
        var details = "The bot was last heard at " + lastSeen + ".";
        return due(seen, patience, new Step.Tell(new Report.Silent(details), Repair.BOT_SILENT));
    }

    private Step ended(Sighting seen, Workload.State.Ended ended) {
        var word = ended.lastWord();
        var report = word == null
                ? new Report.WorkloadEnded(meaning(ended.exitCode()), exit(ended.exitCode()))
                : new Report.WorkloadEnded(word.reason(), word.message());
        return due(seen, ended.at().plus(timings.lastWordPatience()), new Step.Tell(report, Repair.ENDED_WITHOUT_WORD));
    }

    /** What an exit code alone tells; null where it tells nothing of why. */
    private static @Nullable EndReason meaning(@Nullable Integer exitCode) {
        return switch (exitCode) {
            case null -> null;
            case 0 -> EndReason.STOPPED;
            case 2 -> EndReason.INVALID_CONFIG;
            case 126, 127 -> EndReason.WORKLOAD_NOT_STARTED;
            case 143 -> EndReason.TERMINATED;
            default -> null;
        };
    }

    private static String exit(@Nullable Integer exitCode) {
        return exitCode == null
                ? "The bot's process ended without a last word."
                : "The bot's process ended with exit code " + exitCode + " and without a last word.";
    }

    private Step afterTheEnd(Sighting seen, Workload workload) {
        return switch (workload.state()) {
            case Workload.State.Running _ ->
                due(
                        seen,
                        end(seen.meeting()).plus(exitPatience(seen.meeting())),
                        new Step.Stop(Repair.WORKLOAD_AFTER_END, "The meeting has ended and the bot runs on."));
            case Workload.State.Ended ended ->
                due(seen, later(ended.at(), end(seen.meeting())).plus(timings.keepEnded()), new Step.Forget());
        };
    }

    /** A bot that reported its end itself may still hand over text; one that was given up has nothing to wait for. */
    private Duration exitPatience(Meeting meeting) {
        return meeting.wanted().leave() && meeting.wanted().stopRequestedAt() == null
                ? Duration.ZERO
                : timings.exitPatience();
    }

    private static Instant end(Meeting meeting) {
        var end = meeting.times().end();
        return end == null ? meeting.times().updated() : end;
    }

    private static Step due(Sighting seen, Instant at, Step then) {
        return seen.now().isBefore(at) ? new Step.LookAgain(at) : then;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    private static String inSeconds(Duration duration) {
        return duration.toSeconds() + " s";
    }
}
