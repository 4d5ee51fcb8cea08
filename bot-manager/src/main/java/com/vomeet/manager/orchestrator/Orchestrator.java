package com.vomeet.manager.orchestrator;

import com.vomeet.contract.EndReason;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Runs workloads. Methods may be called from any thread and again after any failure. */
public interface Orchestrator extends AutoCloseable {
    /** Makes the workload, or what is missing of it. */
    StartOutcome start(WorkloadSpec spec);

    /** Asks the workload to end and kills it when it has not after {@code grace}. Returns at once; asking again is harmless. */
    StopOutcome stop(String name, Duration grace);

    /**
     * All workloads, running or ended, that have not been forgotten.
     *
     * @throws OrchestratorAway while what runs cannot be known
     */
    List<Workload> list();

    /** @throws OrchestratorAway while what runs cannot be known */
    Optional<Workload> find(String name);

    /** Removes what an ended workload has left. A running one stays. */
    void forget(String name);

    /** Tells of every change from now on; called on threads of the orchestrator, must return soon. */
    void watch(WorkloadWatcher watcher);

    /** Lets go of the workloads; they run on. */
    @Override
    void close();

    /** What came of a start. */
    sealed interface StartOutcome {
        record Started() implements StartOutcome {}

        /** A workload of that name is there, running or ended. */
        record AlreadyThere() implements StartOutcome {}

        /** It cannot be made, and trying again is of no use. */
        record Rejected(EndReason reason, String why) implements StartOutcome {
            public Rejected(String why) {
                this(EndReason.WORKLOAD_NOT_STARTED, why);
            }
        }

        /**
         * It cannot be made now.
         *
         * @param reason the meeting's end if that stays so
         */
        record Unavailable(EndReason reason, String why) implements StartOutcome {
            public Unavailable(String why) {
                this(EndReason.WORKLOAD_NOT_STARTED, why);
            }
        }
    }

    /** What came of a stop. */
    sealed interface StopOutcome {
        record Stopping() implements StopOutcome {}

        record NotRunning() implements StopOutcome {}

        record Unavailable(String why) implements StopOutcome {}
    }
}
