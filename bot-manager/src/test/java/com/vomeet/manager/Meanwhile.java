package com.vomeet.manager;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;

/** What somebody else does, and commits, just before a statement is executed for the first time. */
public final class Meanwhile implements SqlLogger {
    private final String statement;
    private final Runnable done;
    private final AtomicBoolean due = new AtomicBoolean(true);

    private Meanwhile(String statement, Runnable done) {
        this.statement = statement;
        this.done = done;
    }

    /** @param statement a part of it that no other has */
    public static Meanwhile before(Jdbi jdbi, String statement, Runnable done) {
        var meanwhile = new Meanwhile(statement, done);
        jdbi.setSqlLogger(meanwhile);
        return meanwhile;
    }

    public boolean isDone() {
        return !due.get();
    }

    /** On a thread of its own, which has a connection of its own. */
    @Override
    public void logBeforeExecution(StatementContext context) {
        if (context.getRenderedSql().contains(statement) && due.getAndSet(false)) {
            CompletableFuture.runAsync(done).join();
        }
    }
}
