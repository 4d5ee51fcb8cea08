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
    /** The cluster makes a Job's pod a moment after the Job: only later is its absence worth a word. */
    private static final Duration USUAL_WAIT_FOR_A_POD = Duration.ofSeconds(5);

    private final FleetTimings timings;

    FleetPlan(FleetTimings timings) {
        this.timings = timings;
    }

    Step next(Sighting seen) {
        var workload = seen.workload();
        if (seen.meeting().status().isTerminal()) {
            return workload == null ? new Step.Rest() : afterTheEnd(seen, workload);
        }
        if (seen.meeting().times().launched() == null) {
            return notMadeYet(seen);
        }
        if (workload == null) {
            return withoutWorkload(seen);
        }
        return switch (workload.state()) {
            case Workload.State.Waiting waiting -> waiting(seen, waiting);
            case Workload.State.Running(var since) -> running(seen, since);
            case Workload.State.Unreachable(var details) -> unreachable(seen, details);
            case Workload.State.Ended ended -> ended(seen, ended);
        };
    }

    /** Each condition has a patience of its own. */
    private Step waiting(Sighting seen, Workload.State.Waiting waiting) {
        if (seen.meeting().status() == MeetingStatus.STOPPING) {
            return new Step.Stop(Repair.STOPPED_BEFORE_START, "The bot was called back before it ran.");
        }
        if (isOverdue(seen)) {
            return new Step.Tell(new Report.Overdue(), Repair.PAST_DEADLINE);
        }
        var until = waiting.since().plus(timings.waits().of(waiting.on()));
        if (!seen.now().isBefore(until)) {
            return new Step.Tell(
                    new Report.NotStarted(waiting.on().tooLong(), waiting.details()), Repair.START_TOOK_TOO_LONG);
        }
        return switch (waiting.on()) {
            case COMPLETION -> new Step.Start();
            case START -> new Step.LookAgain(until);
            case POD -> due(seen, waiting.since().plus(USUAL_WAIT_FOR_A_POD), told(waiting, until));
            case QUOTA, CAPACITY, IMAGE, CONFIGURATION -> told(waiting, until);
        };
    }

    private static Step told(Workload.State.Waiting waiting, Instant until) {
        return new Step.Wait(waiting.on().event(), waiting.details(), until);
    }

    /** The sweep comes again: days ahead nothing has to be kept in mind. */
    private Step notMadeYet(Sighting seen) {
        var meeting = seen.meeting();
        if (meeting.status() != MeetingStatus.REQUESTED) {
            var report = new Report.NotStarted(
                    EndReason.WORKLOAD_NOT_STARTED, "The bot was called back before its time; none was made.");
            return new Step.Tell(report, Repair.STOPPED_BEFORE_START);
        }
        var launch = meeting.times().due().minus(timings.schedule().ahead());
        return seen.now().isBefore(launch) ? new Step.Rest() : new Step.Launch();
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
        return due(seen, patience, lost(seen, new Step.Tell(new Report.WorkloadGone(), Repair.ROW_WITHOUT_WORKLOAD)));
    }

    /** Nobody in the meeting has seen a bot whose time has not come: there is still time for another. */
    private static Step lost(Sighting seen, Step.Tell tell) {
        return seen.meeting().isEarly(seen.now()) ? new Step.Remake(tell) : tell;
    }

    private Step running(Sighting seen, Instant since) {
        var meeting = seen.meeting();
        if (meeting.status() == MeetingStatus.STOPPING) {
            return due(
                    seen,
                    stopPatience(seen, since),
                    new Step.Stop(Repair.STOP_NOT_CARRIED_OUT, "The bot did not leave when told to."));
        }
        if (isOverdue(seen)) {
            return new Step.Tell(new Report.Overdue(), Repair.PAST_DEADLINE);
        }
        return isStuck(seen, since) ? new Step.Tell(stuck(), Repair.REQUESTED_TOO_LONG) : silence(seen, since);
    }

    /** Bots give up by themselves before; one that does not would keep its seat until its time is over. */
    private boolean isStuck(Sighting seen, Instant since) {
        var meeting = seen.meeting();
        var from = later(later(since, meeting.times().due()), seen.openSince());
        return meeting.status() == MeetingStatus.REQUESTED
                && meeting.session().lastSeen() != null
                && !seen.now().isBefore(from.plus(atThePage()));
    }

    private Duration atThePage() {
        return timings.requestedPatience().multipliedBy(2);
    }

    private Report.Stuck stuck() {
        return new Report.Stuck(
                "The bot is heard and has not come to its meeting's page in " + inSeconds(atThePage()) + ".");
    }

    private static boolean isOverdue(Sighting seen) {
        return !seen.now().isBefore(seen.meeting().times().endBy());
    }

    /** The node may come back, and its bots with it: they are given up when they would be on any other. */
    private Step unreachable(Sighting seen, String details) {
        var meeting = seen.meeting();
        if (meeting.status() == MeetingStatus.STOPPING) {
            return new Step.Stop(Repair.STOP_NOT_CARRIED_OUT, details);
        }
        if (meeting.session().legacy()) {
            // Its last word may be hours old, whatever has become of the node: what removes its workload says so.
            return due(seen, meeting.times().endBy(), new Step.Tell(new Report.Overdue(), Repair.PAST_DEADLINE));
        }
        var heard = Objects.requireNonNullElse(
                meeting.session().lastSeen(), meeting.times().created());
        var report = new Report.WorkloadEnded(EndReason.NODE_LOST, details);
        return due(
                seen,
                later(heard, seen.observingSince()).plus(timings.silentAfter()),
                new Step.Tell(report, Repair.NODE_LOST));
    }

    /**
     * A bot that is heard is leaving and hands over its text; one that is not heard is not waited for that long. Those of the first vomeet
     * speak at changes only, and their silence says nothing.
     */
    private Instant stopPatience(Sighting seen, Instant since) {
        var meeting = seen.meeting();
        var asked = Objects.requireNonNullElse(
                meeting.wanted().stopRequestedAt(), meeting.times().updated());
        var heard = Objects.requireNonNullElse(meeting.session().lastSeen(), since);
        var silent = later(heard, seen.observingSince()).plus(timings.silentAfter());
        var leaving = asked.plus(timings.leavePatience());
        return meeting.session().legacy() || leaving.isBefore(silent) ? leaving : silent;
    }

    private Step silence(Sighting seen, Instant since) {
        if (seen.meeting().session().legacy()) {
            return new Step.LookAgain(seen.meeting().times().endBy());
        }
        var lastSeen = seen.meeting().session().lastSeen();
        if (lastSeen == null) {
            var patience = later(since, seen.openSince()).plus(timings.requestedPatience());
            var details = "The bot has not said a word in " + inSeconds(timings.requestedPatience()) + ".";
            return due(seen, patience, new Step.Tell(new Report.Silent(details), Repair.NEVER_SPOKE));
        }
        var patience = later(lastSeen, seen.openSince())
                .plus(timings.silentAfter())
                .plus(timings.waits().node());
        var details = "The bot was last heard at " + lastSeen + ".";
        return due(seen, patience, new Step.Tell(new Report.Silent(details), Repair.BOT_SILENT));
    }

    private Step ended(Sighting seen, Workload.State.Ended ended) {
        var account = account(ended);
        var tell = new Step.Tell(account, Repair.ENDED_WITHOUT_WORD);
        return due(
                seen,
                ended.at().plus(timings.lastWordPatience()),
                isTheMachines(account.reason()) ? lost(seen, tell) : tell);
    }

    /** Ends that say nothing against the bot or its meeting: elsewhere, or a moment later, it would live. */
    private static boolean isTheMachines(@Nullable EndReason reason) {
        return reason == null
                || reason == EndReason.WORKLOAD_LOST
                || reason == EndReason.POD_EVICTED
                || reason == EndReason.OUT_OF_MEMORY
                || reason == EndReason.TERMINATED;
    }

    /** The bot knows best why it ended, but of a signal only that there was one. */
    private static Report.WorkloadEnded account(Workload.State.Ended ended) {
        var word = ended.lastWord();
        var cause = ended.cause();
        if (word != null && (cause == null || word.reason() != EndReason.TERMINATED)) {
            return new Report.WorkloadEnded(word.reason(), word.message());
        }
        return cause == null
                ? new Report.WorkloadEnded(meaning(ended.exitCode()), exit(ended.exitCode()))
                : new Report.WorkloadEnded(cause.reason(), cause.details());
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
            case Workload.State.Waiting _ ->
                new Step.Stop(Repair.WORKLOAD_AFTER_END, "The meeting has ended before the bot ran.");
            case Workload.State.Running _, Workload.State.Unreachable _ ->
                due(
                        seen,
                        end(seen.meeting()).plus(exitPatience(seen.meeting())),
                        new Step.Stop(Repair.WORKLOAD_AFTER_END, "The meeting has ended and the bot runs on."));
            case Workload.State.Ended ended -> forget(seen, ended);
        };
    }

    /** Its files are kept a while for people to look at; of a meeting that was erased nothing is. */
    private Step forget(Sighting seen, Workload.State.Ended ended) {
        return seen.meeting().isErased()
                ? new Step.Forget(null)
                : due(
                        seen,
                        later(ended.at(), end(seen.meeting())).plus(timings.keepEnded()),
                        new Step.Forget(last(ended)));
    }

    private static String last(Workload.State.Ended ended) {
        var word = ended.lastWord();
        if (word == null) {
            return exit(ended.exitCode());
        }
        var code = ended.exitCode() == null ? "an exit code that nobody saw" : "exit code " + ended.exitCode();
        return "The bot's process ended with " + code + "; its last word was "
                + word.reason().wire() + ": " + word.message();
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
