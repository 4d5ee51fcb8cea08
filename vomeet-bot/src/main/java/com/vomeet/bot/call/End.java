package com.vomeet.bot.call;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.util.List;

/**
 * How and why a call ended.
 *
 * @param stage the last status before the end
 * @param message one sentence for a person
 */
public record End(EndReason reason, MeetingStatus stage, List<Evidence> evidence, String message) {
    public End {
        evidence = List.copyOf(evidence);
    }

    /** Something went wrong that the page may explain. */
    public boolean isBad() {
        return reason.status() == MeetingStatus.FAILED && reason != EndReason.TERMINATED;
    }

    public int exitCode() {
        if (reason == EndReason.TERMINATED) {
            return 143;
        }
        return reason.status() == MeetingStatus.COMPLETED ? 0 : 1;
    }
}
