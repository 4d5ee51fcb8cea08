package com.vomeet.manager.transcript;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells whether what could not be stored may be stored later. */
final class StoreFailure {
    /** SQL states of data that the database will never take. All others may pass: away, full, locked, not yet migrated. */
    private static final Set<String> REFUSED = Set.of("22", "23");

    private StoreFailure() {}

    /** True when trying again is useless: the data is refused, or reading it ran into a mistake of our own. */
    static boolean isRefusal(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                var state = sql.getSQLState();
                return state != null && state.length() > 2 && REFUSED.contains(state.substring(0, 2));
            }
        }
        return true;
    }

    /** The first line of what the innermost cause says: further lines quote rows, and so what people have said. */
    static String message(Throwable failure) {
        var root = failure;
        for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            root = cause;
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }
}
