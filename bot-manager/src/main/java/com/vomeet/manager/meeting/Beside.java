package com.vomeet.manager.meeting;

import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** What is decided and written in the transaction that makes a meeting's row. */
public interface Beside {
    /** Nothing. */
    Beside NOTHING = new Beside() {
        @Override
        public Optional<RequestOutcome> before(Handle handle) {
            return Optional.empty();
        }

        @Override
        public void accepted(Handle handle, Meeting meeting) {}
    };

    /** Comes first; an outcome ends it there, and no row is made. */
    Optional<RequestOutcome> before(Handle handle);

    /** Comes last, and only for a row that was made. */
    void accepted(Handle handle, Meeting meeting);
}
