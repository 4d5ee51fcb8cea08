package com.vomeet.manager;

import org.jdbi.v3.core.Jdbi;

/** For tests of what happens at the same moment. */
public final class LockWaits {
    private LockWaits() {}

    /** How many wait for somebody else to let go of a row. */
    public static int in(Jdbi jdbi) {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'
                """).mapTo(Integer.class).one());
    }
}
