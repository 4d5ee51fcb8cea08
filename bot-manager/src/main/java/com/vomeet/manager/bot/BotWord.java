package com.vomeet.manager.bot;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bot said of where it is, whichever bot it is and whichever way it says so.
 *
 * @param sequence counts the bot's reports from 1; 0 from bots that do not count
 * @param reason null where it gave none, or one that nobody knows; {@code details} then has its word
 */
public record BotWord(
        String connectionId,
        MeetingStatus status,
        int sequence,
        @Nullable EndReason reason,
        @Nullable MeetingStatus failureStage,
        @Nullable String details,
        List<Evidence> evidence) {
    public BotWord {
        evidence = List.copyOf(evidence);
    }

    /** A report that says no more than the status. */
    static BotWord of(String connectionId, MeetingStatus status) {
        return new BotWord(connectionId, status, 0, null, null, null, List.of());
    }
}
