package com.vomeet.manager.retention;

import com.vomeet.manager.idempotency.IdempotencyKeys;
import com.vomeet.manager.meeting.MeetingId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks every minute for what has been kept long enough, and has it erased. Any number of replicas may run it: the one that holds the
 * lock looks. All of it may be repeated, so a look that breaks off is taken up by the next.
 */
public final class Retention implements AutoCloseable {
    /** Also when an account keeps nothing: by then the bot's last words are stored and told. */
    static final Duration SOONEST = Duration.ofMinutes(1);

    static final Duration FLIGHT_RECORDS = Duration.ofDays(30);
    /** As long, somebody can still be told which key it was. */
    static final Duration REVOKED_KEYS = Duration.ofDays(30);

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final long PATIENCE_SECONDS = 5;
    private static final int BATCH = 100;
    /** Then the lock is given back, so that it never is held for long. */
    private static final int MOST_BATCHES = 20;
    /** In a batch: each is no more than a row. */
    private static final int REQUESTS = 1_000;

    private final Jdbi jdbi;
    private final RetentionRows rows;
    private final RetentionWork work;
    private final InstantSource clock;
    private final Rhythm rhythm = new Rhythm();
    /** What comes after its end is dropped. */
    private final ScheduledExecutorService loop = new ScheduledThreadPoolExecutor(
            1, Thread.ofVirtual().name("retention").factory(), new ThreadPoolExecutor.DiscardPolicy());

    Retention(Jdbi jdbi, RetentionWork work, InstantSource clock) {
        this.jdbi = jdbi;
        this.rows = new RetentionRows(jdbi);
        this.work = work;
        this.clock = clock;
    }

    public static Retention start(Jdbi jdbi, RetentionWork work, InstantSource clock) {
        var retention = new Retention(jdbi, work, clock);
        retention.lookIn(Duration.ZERO);
        return retention;
    }

    private void lookIn(Duration pause) {
        var _ = loop.schedule(() -> lookIn(look()), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** @return how long until the next */
    private Duration look() {
        try {
            var swept = sweep();
            if (swept.erased() + swept.failed() + swept.accounts() > 0) {
                LOG.info(
                        "erased {} meetings and {} accounts; {} meetings could not be erased now",
                        swept.erased(),
                        swept.accounts(),
                        swept.failed());
            }
            return rhythm.after(swept.elsewhere());
        } catch (RuntimeException e) {
            var pause = rhythm.after(false);
            LOG.warn("a look for what has been kept long enough broke off; the next is in {}", pause, e);
            return pause;
        }
    }

    /** One look. */
    Swept sweep() {
        // Opened by hand: the erasures are transactions of their own, which a handle of this thread would draw into
        // this one.
        try (var transaction = jdbi.open()) {
            transaction.begin();
            var swept = RetentionRows.lock(transaction) ? sweepAlone() : Swept.ELSEWHERE;
            transaction.commit();
            return swept;
        }
    }

    private Swept sweepAlone() {
        rows.orphans().forEach(work::callBack);
        var failed = new HashSet<MeetingId>();
        var erased = 0;
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            var due = rows.due(clock.instant(), SOONEST, failed, BATCH);
            for (var meeting : due) {
                if (loop.isShutdown()) {
                    return new Swept(erased, failed.size(), 0, false);
                }
                if (erase(meeting)) {
                    erased++;
                } else {
                    failed.add(meeting);
                }
            }
            if (due.size() < BATCH || failed.size() >= BATCH) {
                break;
            }
        }
        var now = clock.instant();
        rows.removeFlightRecords(now.minus(FLIGHT_RECORDS));
        rows.removeRevokedKeys(now.minus(REVOKED_KEYS));
        removeRememberedRequests(now.minus(IdempotencyKeys.KEPT));
        rows.removeSessions(now);
        return new Swept(erased, failed.size(), rows.removeAccounts(), false);
    }

    /** In a look far more of them than are made in a minute. */
    private void removeRememberedRequests(Instant before) {
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            if (loop.isShutdown() || rows.removeRememberedRequests(before, REQUESTS) < REQUESTS) {
                return;
            }
        }
    }

    private boolean erase(MeetingId meeting) {
        try {
            work.erase(meeting);
            return true;
        } catch (RuntimeException e) {
            LOG.warn("meeting {} could not be erased now", meeting, e);
            return false;
        }
    }

    @Override
    public void close() {
        loop.shutdownNow();
        try {
            if (!loop.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("retention is still erasing");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
