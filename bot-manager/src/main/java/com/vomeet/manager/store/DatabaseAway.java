package com.vomeet.manager.store;

import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionException;
import org.jspecify.annotations.Nullable;

/** Tells whether something failed because PostgreSQL is away, or has just been: then asking again later helps. */
public final class DatabaseAway {
    private DatabaseAway() {}

    /** SQL states: class 08 no connection, 57P shut down or starting, 53300 no connection left. */
    public static boolean isCauseOf(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectionException) {
                return true;
            }
            if (cause instanceof SQLException sql) {
                var state = String.valueOf(sql.getSQLState());
                return state.startsWith("08") || state.startsWith("57P") || state.equals("53300");
            }
        }
        return false;
    }
}
