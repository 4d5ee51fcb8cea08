package com.vomeet.manager.transcript;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reads the segments stream into the database: read, store in one transaction, tell, acknowledge, trim. Whatever dies in between,
 * the entries are read again, and storing them again changes nothing. One thread; {@link #counts} may be asked by any.
 */
final class SegmentConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentConsumer.class);

    /** So often in the time after which entries count as left: whoever waits for their text waits little longer than that. */
    private static final int LOOKS = 5;

    private final StreamGroup group;
    private final Quarantine quarantine;
    private final ConsumerSettings settings;
    private final ConsumerThread thread;
    private final SegmentEntries entries;
    /** Null at the start: whoever was before may be dead, and what it has left is taken over at once. */
    private @Nullable Long lastLook;

    private long lastTidy = System.nanoTime();
    private volatile long lastRound = System.nanoTime();

    private SegmentConsumer(
            StreamGroup group,
            EntryReader reader,
            SegmentStore store,
            Quarantine quarantine,
            Consumer<StoreResult> told,
            ConsumerSettings settings) {
        this.group = group;
        this.quarantine = quarantine;
        this.settings = settings;
        this.thread = new ConsumerThread("segments", this::run, settings);
        this.entries = new SegmentEntries(group, reader, store, quarantine, told, thread);
    }

    /** @param told is given each result after its commit and before its acknowledgement; must not block */
    static SegmentConsumer start(
            StreamGroup group,
            EntryReader reader,
            SegmentStore store,
            Quarantine quarantine,
            Consumer<StoreResult> told,
            ConsumerSettings settings) {
        var consumer = new SegmentConsumer(group, reader, store, quarantine, told, settings);
        consumer.thread.start();
        return consumer;
    }

    ConsumerCounts counts() {
        return entries.counts();
    }

    /** Since when no round has come to its end. */
    Duration silence() {
        return Duration.ofNanos(System.nanoTime() - lastRound);
    }

    private void run() {
        var failures = 0;
        while (thread.isOpen()) {
            try {
                group.ensure();
                if (failures > 0) {
                    LOG.info("the segments stream is read again");
                }
                failures = 0;
                while (thread.isOpen()) {
                    takeOverIfDue();
                    var batch = group.next();
                    var read = System.nanoTime();
                    entries.handle(batch);
                    lastRound = System.nanoTime();
                    if (!batch.isEmpty() && batch.size() < settings.batch()) {
                        thread.pause(settings.gather().minusNanos(lastRound - read));
                    }
                }
            } catch (JedisException e) {
                if (failures++ == 0) {
                    LOG.warn("the segments stream cannot be read, trying again: {}", e.getMessage());
                }
                thread.pause(failures);
            } catch (RuntimeException e) {
                LOG.error("reading segments failed; the entries stay pending and are read again", e);
                thread.pause(++failures);
            }
        }
        leave();
    }

    private void leave() {
        try {
            group.leave();
        } catch (JedisException e) {
            LOG.debug("Redis is away at the end: others forget this consumer later");
        }
    }

    private void takeOverIfDue() {
        var now = System.nanoTime();
        if (lastLook == null
                || now - lastLook >= settings.takeOverAfter().dividedBy(LOOKS).toNanos()) {
            lastLook = group.isSomethingLeft() && takesOver() ? null : now;
        }
        if (now - lastTidy >= settings.takeOverAfter().toNanos()) {
            lastTidy = now;
            tidied();
            group.forgetDeadConsumers();
        }
    }

    /** @return whether there may be more */
    private boolean takesOver() {
        if (!tidied()) {
            // Who waits for the database has read and not acknowledged too, and is not dead: nothing is taken from him.
            return false;
        }
        var taken = group.takeOver();
        if (!taken.isEmpty()) {
            LOG.info("takes over {} entries that nobody has acknowledged", taken.size());
            entries.handleTakenOver(taken, settings.maxDeliveries());
        }
        return taken.size() >= settings.batch();
    }

    private boolean tidied() {
        try {
            quarantine.tidy();
            return true;
        } catch (RuntimeException e) {
            LOG.warn("what was put aside cannot be looked at, nothing is taken over: {}", StoreFailure.message(e));
            return false;
        }
    }

    @Override
    public void close() {
        thread.close();
    }
}
