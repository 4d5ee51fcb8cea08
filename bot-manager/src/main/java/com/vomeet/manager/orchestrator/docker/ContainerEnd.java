package com.vomeet.manager.orchestrator.docker;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.manager.orchestrator.Workload.Cause;
import com.vomeet.manager.orchestrator.Workload.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a container ended.
 *
 * @param outOfMemory whether the kernel killed something in it for want of memory
 * @param lastLines of its log
 */
record ContainerEnd(
        int exitCode,
        boolean outOfMemory,
        String error,
        @Nullable TerminationMessage lastWord,
        List<String> lastLines,
        Instant at) {
    private static final int MOST = 1_000;
    private static final int KILLED = 137;

    ContainerEnd {
        lastLines = List.copyOf(lastLines);
    }

    State.Ended state() {
        return new State.Ended(exitCode, lastWord, cause().orElse(null), at);
    }

    private Optional<Cause> cause() {
        // A bot whose page was killed goes on, says itself what came of it, and may end much later for another reason.
        if (outOfMemory && exitCode == KILLED) {
            return cause(EndReason.OUT_OF_MEMORY, "The bot needed more memory than its limit and was killed.");
        }
        if (!error.isBlank()) {
            return cause(EndReason.WORKLOAD_NOT_STARTED, "The bot's program could not be started: " + error);
        }
        if (lastWord != null || lastLines.isEmpty()) {
            return Optional.empty();
        }
        return switch (exitCode) {
            case 0, 143 -> Optional.empty();
            case 2 -> cause(EndReason.INVALID_CONFIG, log());
            case 126, 127 -> cause(EndReason.WORKLOAD_NOT_STARTED, log());
            default -> cause(EndReason.WORKLOAD_LOST, log());
        };
    }

    private String log() {
        var lines = String.join("\n", lastLines);
        return "The bot ended with exit code " + exitCode + " and without a last word; its log ends with:\n"
                + (lines.length() > MOST ? lines.substring(lines.length() - MOST) : lines);
    }

    private static Optional<Cause> cause(EndReason reason, String details) {
        return Optional.of(new Cause(reason, details));
    }
}
