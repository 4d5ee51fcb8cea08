package com.vomeet.manager.orchestrator;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.control.TerminationMessage;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something that runs a bot, is about to, or did. */
public record Workload(String name, long meetingId, Instant createdAt, State state) {
    /** Whether it runs. */
    public sealed interface State {
        /**
         * It is there, and its bot does not run yet.
         *
         * @param details a sentence for a person
         * @param since when it began to wait for just this
         */
        record Waiting(Wait on, String details, Instant since) implements State {}

        record Running(Instant since) implements State {}

        /** It ran when it was last heard of, and the machine it is on is not heard any more. */
        record Unreachable(String details) implements State {}

        /**
         * It has ended.
         *
         * @param exitCode null when nobody saw it
         * @param lastWord what the bot left in its termination message
         * @param cause null when the place where it ran knows no more than the exit code
         */
        record Ended(
                @Nullable Integer exitCode,
                @Nullable TerminationMessage lastWord,
                @Nullable Cause cause,
                Instant at) implements State {
            public Ended(@Nullable Integer exitCode, @Nullable TerminationMessage lastWord, Instant at) {
                this(exitCode, lastWord, null, at);
            }
        }
    }

    /** Why it ended, as the place where it ran knows it. */
    public record Cause(EndReason reason, String details) {}

    /** Whether it may still do something: it waits, runs, or may do either. */
    public boolean isRunning() {
        return !(state instanceof State.Ended);
    }
}
