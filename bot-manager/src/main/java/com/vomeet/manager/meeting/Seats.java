package com.vomeet.manager.meeting;

import com.vomeet.manager.account.AccountId;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;

/**
 * The seats of an account are numbers on its live meetings' rows. Which one is free is looked at without a lock; of two that see the
 * same one free, the index {@code meetings_one_bot_a_seat} gives it to one, and the other looks again.
 */
final class Seats {
    private static final String TAKEN = "23505";

    /** What there is. */
    sealed interface Choice {
        /** @param number 0 where the account has no limit */
        record Free(int number, int limit) implements Choice {}

        record None(int limit) implements Choice {}
    }

    private Seats() {}

    static Choice choose(Handle handle, AccountId account) {
        var limit = handle.createQuery("select max_concurrent_bots from accounts where id = :account")
                .bind("account", account.value())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
        return limit == 0 ? new Choice.Free(0, 0) : choose(handle, account, limit);
    }

    /**
     * As many bots as there are now take as many numbers away from the top, whichever they have: those without one, and those beyond a
     * limit that has been lowered, count too. At random among the rest, so that many at once do not want the same.
     */
    private static Choice choose(Handle handle, AccountId account, int limit) {
        return handle.createQuery("""
            with held as materialized (
                select seat from meetings where account_id = :account and seat is not null and %s
            ), free as (
                select number
                from generate_series(1, least(:limit, (select count(*) from held) + 64)) as number
                where not exists (select 1 from held where seat = number)
                order by number
                limit (select greatest(0, least(64, :limit - count(*))) from held)
            )
            select number from free order by random() limit 1
            """.formatted(LiveStatus.SQL))
                .bind("account", account.value())
                .bind("limit", limit)
                .mapTo(Integer.class)
                .findOne()
                .<Choice>map(number -> new Choice.Free(number, limit))
                .orElseGet(() -> new Choice.None(limit));
    }

    /** Whether a write failed because somebody else was first. */
    static boolean isTaken(JdbiException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TAKEN.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
