package com.vomeet.manager.fail;

import java.sql.SQLException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.transaction.DelegatingTransactionHandler;
import org.jdbi.v3.core.transaction.TransactionHandler;

/**
 * Points around each statement that writes, and around each commit of such. Those inside a transaction say so: nobody sees anything of it
 * before its commit, so that wherever in it the program ends, the world is the same.
 */
public final class PostgresPoints {
    /** What the names of points inside transactions have after their first word. */
    public static final String INSIDE = "postgres inside ";

    private static final String BY_ITSELF = "postgres ";

    /** No two statements begin with the same so many characters; what is appended to them when they are used comes after. */
    private static final int BEGINNING = 90;

    private static final Pattern WRITE =
            Pattern.compile("(?i)(?:\\b(insert\\s+into|delete\\s+from|merge\\s+into|truncate)|(?<!for |key |do"
                    + " )\\b(update))\\s+([a-z_]+)");

    private final Failpoints points;
    /** The first and the last write of the transaction that this thread is in; a handle stays on its thread. */
    private final ThreadLocal<String> first = new ThreadLocal<>();

    private final ThreadLocal<String> last = new ThreadLocal<>();

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

    /** Verb and table of each write in it, and its mark; empty for what only reads. */
    private static Optional<String> write(StatementContext context) {
        return write(context.getRenderedSql(), context.getRawSql());
    }

    /** @param template with names of tables that are filled in later */
    static Optional<String> write(String sql, String template) {
        var writes = WRITE.matcher(plain(sql))
                .results()
                .map(found -> found.group().toLowerCase(Locale.ROOT))
                .distinct()
                .collect(Collectors.joining(", "));
        return writes.isEmpty() ? Optional.empty() : Optional.of(writes + " " + mark(template));
    }

    /**
     * Four digits that tell a statement from others.
     *
     * @param statement as it stands in the sources, or as it came of it
     */
    public static String mark(String statement) {
        var plain = plain(statement);
        var beginning = plain.substring(0, Math.min(BEGINNING, plain.length()));
        return String.format(Locale.ROOT, "%04x", beginning.hashCode() & 0xffff);
    }

    private static String plain(String sql) {
        return sql.replaceAll("\\s+", " ").strip();
    }

    /** Named by the first and the last that is written: together they tell what it does. Empty where nothing is. */
    private Optional<String> takeCommit() {
        var from = first.get();
        var to = last.get();
        first.remove();
        last.remove();
        return from == null
                ? Optional.empty()
                : Optional.of("postgres commit " + (from.equals(to) ? "after " + to : "of " + from + " to " + to));
    }

    private static boolean isInside(StatementContext context) {
        try {
            return !context.getConnection().getAutoCommit();
        } catch (SQLException e) {
            throw new IllegalStateException("nobody knows whether a statement is in a transaction", e);
        }
    }

    private final class Statements implements SqlLogger {
        @Override
        public void logBeforeExecution(StatementContext context) {
            write(context).ifPresent(write -> {
                if (isInside(context)) {
                    if (first.get() == null) {
                        first.set(write);
                    }
                    last.set(write);
                    points.before(INSIDE + write);
                } else {
                    points.before(BY_ITSELF + write);
                }
            });
        }

        @Override
        public void logAfterExecution(StatementContext context) {
            write(context).ifPresent(write -> points.after((isInside(context) ? INSIDE : BY_ITSELF) + write));
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
            takeCommit();
            super.begin(handle);
        }

        @Override
        public void commit(Handle handle) {
            var commit = takeCommit();
            commit.ifPresent(points::before);
            super.commit(handle);
            commit.ifPresent(points::after);
        }

        @Override
        public TransactionHandler specialize(Handle handle) throws SQLException {
            return new Commits(getDelegate().specialize(handle));
        }
    }
}
