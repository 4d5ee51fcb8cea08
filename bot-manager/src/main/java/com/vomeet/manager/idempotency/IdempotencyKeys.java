package com.vomeet.manager.idempotency;

import com.vomeet.manager.meeting.Beside;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.RequestOutcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What accepted requests were answered, by their keys. Only those: a refused one has made nothing and may be tried again. */
public final class IdempotencyKeys {
    public static final Duration KEPT = Duration.ofHours(24);
    /** Each new key takes so many old ones away, so that they become no more than are in use. */
    private static final int SWEPT_AT_ONCE = 20;

    private final InstantSource clock;

    public IdempotencyKeys(InstantSource clock) {
        this.clock = clock;
    }

    /** @param answer what is answered for a meeting that was made, JSON */
    public Beside beside(IdempotencyKey key, Function<Meeting, String> answer) {
        return new Remembered(key, answer, clock.instant());
    }

    /** What a request with that key was answered before, or that the key is another request's; empty for a new one. */
    public Optional<RequestOutcome> before(Jdbi jdbi, IdempotencyKey key) {
        return jdbi.inTransaction(handle -> new Remembered(key, _ -> "", clock.instant()).before(handle));
    }

    /** Forgets what is older than it is kept, a few at a time. */
    static void sweep(Handle handle, Instant now) {
        handle.createUpdate("""
                delete from idempotency_keys where (account_id, key) in (
                    select account_id, key from idempotency_keys where created_at <= :before
                    order by created_at limit :some for update skip locked)
                """)
                .bind("before", now.minus(KEPT).atOffset(ZoneOffset.UTC))
                .bind("some", SWEPT_AT_ONCE)
                .execute();
    }
}
