package com.vomeet.manager.idempotency;

import com.vomeet.manager.meeting.Beside;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.RequestOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;

/** What accepted requests were answered, by their keys. Only those: a refused one has made nothing and may be tried again. */
public final class IdempotencyKeys {
    /** Then a key is a new one; retention takes the old row away when it comes to it. */
    public static final Duration KEPT = Duration.ofHours(24);

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
}
