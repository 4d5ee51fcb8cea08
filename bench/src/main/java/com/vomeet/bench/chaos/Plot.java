package com.vomeet.bench.chaos;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.util.List;

/** What happens in a meeting, and what its statuses are to be. */
enum Plot {
    /** All is well, text is spoken, the language is changed, and the owner calls the bot back. */
    CALL(EndReason.STOPPED, "requested", "joining", "awaiting_admission", "active", "stopping", "completed"),
    /** The bot's process is killed in the call. */
    DIES(EndReason.WORKLOAD_LOST, "requested", "joining", "active", "failed"),
    /** The owner calls the bot back, and it does not hear. */
    DEAF(EndReason.STOPPED, "requested", "joining", "active", "stopping", "completed"),
    /** It is asked for ahead of its time. */
    SCHEDULED(EndReason.LEFT_ALONE, "requested", "joining", "active", "completed"),
    /** It is asked for ahead of its time and called off before. */
    CANCELLED(EndReason.STOPPED, "requested", "stopping", "completed");

    private final EndReason reason;

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable; its type cannot say so
    private final List<String> statuses;

    Plot(EndReason reason, String... statuses) {
        this.reason = reason;
        this.statuses = List.of(statuses);
    }

    EndReason reason() {
        return reason;
    }

    /** In the order in which they come. */
    List<String> statuses() {
        return statuses;
    }

    /** What is told of them. */
    List<String> told() {
        return Receiver.told(statuses);
    }

    MeetingStatus end() {
        return reason.status();
    }

    /** How many bots there are to be, ever. */
    int bots() {
        return this == CANCELLED ? 0 : 1;
    }
}
