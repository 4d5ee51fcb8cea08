package com.vomeet.manager.webhook;

import com.vomeet.manager.log.LogContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop that sends what is due; any number of managers may run one beside the others. A thread for each call, so many at once and
 * no more; of one endpoint only a few, and those that do not answer share a part of them, so that they hold up nobody else.
 */
final class Courier implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final int CALLS = 240;
    private static final int FAILING_CALLS = 64;
    private static final int EACH = 8;
    private static final Duration POLL = Duration.ofSeconds(1);
    /** Between two rounds, however often something happens. */
    private static final Duration SPACING = Duration.ofMillis(50);

    /** The log is kept for so long. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final Duration FORGET_EVERY = Duration.ofHours(1);
    /** Calls that run are given this long at the end. */
    private static final Duration LAST_WORD = Duration.ofSeconds(3);

    private final ReadyTranscripts ready;
    private final Deliveries deliveries;
    private final Calls calls;
    private final InstantSource clock;
    private final InFlight inFlight = new InFlight();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Semaphore pokes = new Semaphore(0);
    private final Thread loop = Thread.ofVirtual().name("webhooks").unstarted(this::run);
    private volatile boolean closing;
    private Instant forgotten = Instant.MIN;
    private final Set<String> said = new HashSet<>();

    Courier(ReadyTranscripts ready, Deliveries deliveries, Calls calls, InstantSource clock) {
        this.ready = ready;
        this.deliveries = deliveries;
        this.calls = calls;
        this.clock = clock;
    }

    void start() {
        loop.start();
    }

    /** Something may be due. */
    void poke() {
        pokes.release();
    }

    private void run() {
        var failures = 0;
        try {
            while (!closing) {
                try {
                    round();
                    failures = 0;
                } catch (RuntimeException e) {
                    if (failures++ == 0) {
                        LOG.warn("webhooks cannot be sent, trying again", e);
                    }
                }
                TimeUnit.NANOSECONDS.sleep(SPACING.toNanos());
                var _ = pokes.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                pokes.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * Begins the calls that are due and that there is room for.
     *
     * @return how many
     */
    private int round() {
        var now = clock.instant();
        beside("ready transcripts cannot be told of", () -> ready.tell(now));
        beside("old events cannot be forgotten", () -> forget(now));
        var started = begin(false, CALLS - inFlight.all(), EACH, now);
        return started + begin(true, Math.min(FAILING_CALLS - inFlight.failing(), CALLS - inFlight.all()), 1, now);
    }

    /** What goes wrong there holds up no call. */
    private void beside(String otherwise, Runnable work) {
        try {
            work.run();
            said.remove(otherwise);
        } catch (RuntimeException e) {
            if (said.add(otherwise)) {
                LOG.warn("{}, trying again", otherwise, e);
            }
        }
    }

    private int begin(boolean failing, int most, int each, Instant now) {
        if (most <= 0) {
            return 0;
        }
        var claims = deliveries.claim(new Deliveries.Wanted(failing, most, each, inFlight.byEndpoint()), now);
        for (var claim : claims) {
            inFlight.begin(claim, failing);
            threads.execute(() -> call(claim));
        }
        return claims.size();
    }

    /** In a thread of its own. */
    private void call(Claim claim) {
        var meeting = claim.told().meeting();
        LogContext.about(meeting == null ? null : meeting.value());
        try {
            calls.make(claim);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("what came of delivery {} could not be written down; it is made again", claim.delivery(), e);
        } finally {
            inFlight.end(claim);
            // The next in the meeting's order may leave, and there is room.
            poke();
        }
    }

    /** Sends everything that is due now and waits for it, instead of the loop. */
    int deliverDue() throws InterruptedException {
        var all = 0;
        for (var started = round(); started > 0; started = round()) {
            all += started;
            inFlight.awaitNone(Sender.LONGEST.multipliedBy(2));
        }
        return all;
    }

    private void forget(Instant now) {
        if (forgotten.isBefore(now.minus(FORGET_EVERY))) {
            while (deliveries.forget(now.minus(KEPT)) > 0) {
                LOG.info("old entries of the webhooks' log are forgotten");
            }
            forgotten = now;
        }
    }

    /** Calls that do not end soon are broken off, and made again by whoever comes next. */
    @Override
    public void close() {
        closing = true;
        poke();
        try {
            if (loop.isAlive() && !loop.join(Duration.ofSeconds(1))) {
                loop.interrupt();
            }
            var left = inFlight.awaitNone(LAST_WORD);
            threads.shutdownNow();
            if (!threads.awaitTermination(1, TimeUnit.SECONDS)) {
                LOG.warn("calls of webhooks do not end");
            }
            left.forEach(deliveries::release);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
