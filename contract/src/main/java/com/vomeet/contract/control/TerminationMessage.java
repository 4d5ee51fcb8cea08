package com.vomeet.contract.control;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import org.jspecify.annotations.Nullable;

/**
 * A bot's last word, written as JSON to its termination message file (Kubernetes: {@code terminationMessagePath}; elsewhere the
 * file that {@code TERMINATION_MESSAGE_PATH} names) just before it exits. At most 4,096 bytes.
 *
 * @param stage the last status before the end
 * @param message one sentence for a person; never a secret
 */
public record TerminationMessage(
        EndReason reason, int exitCode, @Nullable MeetingStatus stage, String message) {
    public static final int MAX_BYTES = 4096;
}
