package com.vomeet.manager.meeting;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happened and may change a meeting's status. */
public sealed interface Report {
    /** In one word, for the record. */
    default String word() {
        return switch (this) {
            case BotSays says -> says.status().wire();
            case StopRequested _ -> "stop_requested";
            case NotStarted _ -> "not_started";
            case WorkloadEnded _ -> "workload_ended";
            case WorkloadGone _ -> "workload_gone";
            case Silent _ -> "silent";
            case Stuck _ -> "stuck";
            case Overdue _ -> "overdue";
        };
    }

    /**
     * A bot says where it is.
     *
     * @param sequence counts the bot's reports from 1; 0 from bots that do not count
     */
    record BotSays(
            MeetingStatus status,
            int sequence,
            @Nullable EndReason reason,
            @Nullable MeetingStatus failureStage,
            @Nullable String details,
            List<Evidence> evidence)
            implements Report {
        public BotSays {
            evidence = List.copyOf(evidence);
        }
    }

    /** Somebody who may say so wants the bot to leave. */
    record StopRequested(Asker by) implements Report {
        public StopRequested() {
            this(Asker.OWNER);
        }
    }

    /** Who may call a bot back. */
    enum Asker {
        OWNER("The owner called the bot back."),
        OPERATOR("The operator called the bot back.");

        private final String words;

        Asker(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /** The orchestrator cannot run the bot. */
    record NotStarted(EndReason reason, String why) implements Report {}

    /**
     * The workload has ended, and no final report of the bot came.
     *
     * @param reason from its termination message, or what its exit code means; null if it left neither
     */
    record WorkloadEnded(@Nullable EndReason reason, String details) implements Report {}

    /** There is no workload any more, and nothing is known of its end. */
    record WorkloadGone() implements Report {}

    /** The workload is there, its bot has not been heard for too long. */
    record Silent(String details) implements Report {}

    /** The bot is heard and does not get to its meeting's page. */
    record Stuck(String details) implements Report {}

    /** The bot stayed longer than it may. */
    record Overdue() implements Report {}
}
