package com.vomeet.manager.fail;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/** Points around each statement that writes, and around each commit of such. */
public final class PostgresPoints {
    private static final Pattern WRITE = Pattern.compile(
            "(?i)(?:\\b(insert\\s+into|delete\\s+from|merge\\s+into|truncate)|(?<!for |key )\\b(update))\\s+([a-z_]+)");

    private final Failpoints points;
    /** The last write of the transaction that this thread is in; a handle stays on its thread. */
    private final ThreadLocal<String> written = new ThreadLocal<>();

    private PostgresPoints(Failpoints points) {
        this.points = points;
    }

    public static void watch(Jdbi jdbi, Failpoints points) {
        if (points.isOn()) {
            var watching = new PostgresPoints(points);
            jdbi.setSqlLogger(watching.new Statements());
            jdbi.setTransactionHandler(watching.new Commits(jdbi.getTransactionHandler()));
        }
    }

    /** Verb and table, and a few digits that tell statements apart; empty for what only reads. */
    static Optional<String> write(String sql) {
        var plain = sql.replaceAll("\\s+", " ").strip();
        return WRITE.matcher(plain)
                .results()
                .findFirst()
                .map(found -> "postgres " + found.group().toLowerCase(Locale.ROOT) + " "
                        + String.format(Locale.ROOT, "%04x", plain.hashCode() & 0xffff));
    }

    private final class Statements implements SqlLogger {
        @Override
        public void logBeforeExecution(StatementContext context) {
            write(context.getRenderedSql()).ifPresent(write -> {
                written.set(write);
                points.before(write);
            });
        }

        @Override
        public void logAfterExecution(StatementContext context) {
            write(context.getRenderedSql()).ifPresent(points::after);
        }

        @Override
        public void logException(StatementContext context, SQLException e) {
            // Nothing was written.
        }
    }

    private final class Commits extends DelegatingTransactionHandler {
        private Commits(TransactionHandler delegate) {
            super(delegate);
        }

        @Override
        public void begin(Handle handle) {
            written.remove();
            super.begin(handle);
        }

        @Override
        public void commit(Handle handle) {
            var last = written.get();
            if (last == null) {
                super.commit(handle);
                return;
            }
            var write = last.replace("postgres", "postgres commit after");
            points.before(write);
            super.commit(handle);
            points.after(write);
        }

        @Override
        public TransactionHandler specialize(Handle handle) throws SQLException {
            return new Commits(getDelegate().specialize(handle));
        }
    }
}
