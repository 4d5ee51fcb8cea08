package com.vomeet.manager.meeting;

import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.FAILED;
import static com.vomeet.contract.MeetingStatus.STOPPING;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.Decision.Ignored;
import com.vomeet.manager.meeting.Decision.Transition;
import com.vomeet.manager.meeting.Decision.Why;
import org.jspecify.annotations.Nullable;

/** Decides what a report does to a meeting: state and report in, transition or the reason why not out. Does no I/O. */
public final class MeetingMachine {
    private MeetingMachine() {}

    public static Decision decide(MeetingState state, Report report) {
        if (state.status().isTerminal()) {
            return new Ignored(Why.ENDED);
        }
        return switch (report) {
            case Report.BotSays says -> botSays(state, says);
            case Report.StopRequested _ ->
                state.status() == STOPPING
                        ? new Ignored(Why.REPEATED)
                        : new Transition(state.status(), STOPPING, Source.USER, null, null, null);
            case Report.NotStarted(var reason, var why) -> fleetEnd(state, reason, why);
            case Report.WorkloadEnded(var reason, var details) ->
                fleetEnd(state, reason == null ? EndReason.WORKLOAD_LOST : reason, details);
            case Report.WorkloadGone _ ->
                fleetEnd(state, EndReason.WORKLOAD_LOST, "The workload vanished without a last word.");
            case Report.Silent(var details) -> fleetEnd(state, EndReason.BOT_SILENT, details);
            case Report.Stuck(var details) -> fleetEnd(state, EndReason.JOIN_MEETING_ERROR, details);
            case Report.Overdue _ -> fleetEnd(state, EndReason.MAX_DURATION, "The bot's time was over.");
        };
    }

    private static Decision botSays(MeetingState state, Report.BotSays says) {
        if (says.sequence() > 0 && says.sequence() < state.lastSequence()) {
            return new Ignored(Why.LATE);
        }
        return switch (says.status()) {
            case REQUESTED, ERROR -> new Ignored(Why.NOT_A_BOTS_WORD);
            case JOINING, AWAITING_ADMISSION, ACTIVE, STOPPING -> moves(state, says);
            case COMPLETED -> botEnds(state, says, EndReason.STOPPED);
            case FAILED -> botEnds(state, says, EndReason.INTERNAL_ERROR);
        };
    }

    /** A stage may be skipped, since a report may be lost or a door open; none is gone back to. */
    private static Decision moves(MeetingState state, Report.BotSays says) {
        if (says.status() == state.status()) {
            return new Ignored(Why.REPEATED);
        }
        if (state.status() == STOPPING) {
            return new Ignored(Why.STOPPING);
        }
        if (says.status().compareTo(state.status()) < 0) {
            return new Ignored(Why.BACKWARDS);
        }
        return new Transition(state.status(), says.status(), Source.BOT_CALLBACK, null, null, says.details());
    }

    /** The reason decides between completed and failed: a status alone is vaguer, and older bots mix them up. */
    private static Decision botEnds(MeetingState state, Report.BotSays says, EndReason otherwise) {
        var reason = says.reason() == null ? otherwise : says.reason();
        if (state.early() && !state.stopRequested() && reason == EndReason.TERMINATED) {
            return new Ignored(Why.TO_BE_MADE_AGAIN);
        }
        return end(state, Source.BOT_CALLBACK, reason, says.failureStage(), says.details());
    }

    private static Decision fleetEnd(MeetingState state, EndReason reason, String details) {
        return end(state, Source.FLEET, reason, null, details);
    }

    private static Decision end(
            MeetingState state,
            Source source,
            EndReason reason,
            @Nullable MeetingStatus reportedStage,
            @Nullable String details) {
        var told = state.stopRequested() && isWhatAStopLooksLike(reason) ? EndReason.STOPPED : reason;
        var stage = reportedStage == null ? state.stage() : reportedStage;
        return told.status() == COMPLETED
                ? new Transition(state.status(), COMPLETED, source, told, null, details)
                : new Transition(state.status(), FAILED, source, told, stage, details);
    }

    /** After a stop was asked for, an end by a signal or without a word is what was asked for. */
    private static boolean isWhatAStopLooksLike(EndReason reason) {
        return switch (reason) {
            case TERMINATED,
                    WORKLOAD_LOST,
                    WORKLOAD_NOT_STARTED,
                    BOT_SILENT,
                    IMAGE_NOT_PULLED,
                    NO_CAPACITY,
                    QUOTA_EXCEEDED,
                    POD_NOT_MADE,
                    POD_MISCONFIGURED,
                    OUT_OF_MEMORY,
                    POD_EVICTED,
                    NODE_LOST,
                    NO_SEAT -> true;
            case STOPPED,
                    LEFT_ALONE,
                    NO_ONE_JOINED,
                    EVICTED,
                    MEETING_ENDED,
                    AWAITING_ADMISSION_REJECTED,
                    AWAITING_ADMISSION_TIMEOUT,
                    IDLE_AFTER_SCHEDULED_END,
                    MAX_DURATION,
                    INVALID_MEETING,
                    BLOCKED_BY_PLATFORM,
                    NEEDS_HUMAN,
                    PAGE_NOT_UNDERSTOOD,
                    PAGE_LOST,
                    PAGE_CRASHED,
                    PAGE_HUNG,
                    BROWSER_LOST,
                    BROWSER_NOT_STARTED,
                    JOIN_MEETING_ERROR,
                    PLATFORM_NOT_SUPPORTED,
                    INVALID_CONFIG,
                    INTERNAL_ERROR -> false;
        };
    }
}
