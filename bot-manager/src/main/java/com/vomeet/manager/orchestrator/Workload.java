package com.vomeet.manager.orchestrator;

import com.vomeet.contract.control.TerminationMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that runs a bot, or ran it. */
public record Workload(String name, long meetingId, Instant createdAt, State state) {
    /** Whether it runs. */
    public sealed interface State {
        record Running() implements State {}

        /**
         * It has ended.
         *
         * @param exitCode null when nobody saw it
         * @param lastWord what the bot left in its termination message
         */
        record Ended(@Nullable Integer exitCode, @Nullable TerminationMessage lastWord, Instant at) implements State {}
    }

    public boolean isRunning() {
        return state instanceof State.Running;
    }
}
