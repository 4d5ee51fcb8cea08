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

    /** Something went wrong that the page may explain; one that is gone or hangs would only let the report wait for its picture. */
    public boolean isExplainedByPage() {
        return switch (reason) {
            case TERMINATED, PAGE_CRASHED, PAGE_HUNG, BROWSER_LOST, BROWSER_NOT_STARTED -> false;
            default -> reason.status() == MeetingStatus.FAILED;
        };
    }

    public int exitCode() {
        if (reason == EndReason.TERMINATED) {
            return 143;
        }
        return reason.status() == MeetingStatus.COMPLETED ? 0 : 1;
    }
}
