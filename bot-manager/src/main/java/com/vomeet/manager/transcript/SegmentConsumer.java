package com.vomeet.manager.transcript;

import com.vomeet.manager.log.LogContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Reads the segments stream into the database: read, store in one transaction, tell, acknowledge, trim. Whatever dies in between,
 * the entries are read again, and storing them again changes nothing. One thread; {@link #counts} may be asked by any.
 */
final class SegmentConsumer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentConsumer.class);

    /** More are counted and not named any more. */
    private static final int REFUSED_MEETINGS = 10_000;

    private final StreamGroup group;
    private final EntryReader reader;
    private final SegmentStore store;
    private final Quarantine quarantine;
    private final Consumer<StoreResult> told;
    private final ConsumerSettings settings;
    private final ConsumerThread thread;
    private volatile ConsumerCounts counts = ConsumerCounts.NONE;
    private final Set<Long> refused = new HashSet<>();
    private long lastTakeOver = System.nanoTime();
    private volatile long lastRound = System.nanoTime();

    private SegmentConsumer(
            StreamGroup group,
            EntryReader reader,
            SegmentStore store,
            Quarantine quarantine,
            Consumer<StoreResult> told,
            ConsumerSettings settings) {
        this.group = group;
        this.reader = reader;
        this.store = store;
        this.quarantine = quarantine;
        this.told = told;
        this.settings = settings;
        this.thread = new ConsumerThread("segments", this::run, settings);
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
        return counts;
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
                    handle(group.next());
                    lastRound = System.nanoTime();
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
        var due = settings.takeOverAfter().dividedBy(2);
        if (System.nanoTime() - lastTakeOver < due.toNanos()) {
            return;
        }
        if (!tidied()) {
            // Who waits for the database has read and not acknowledged too, and is not dead: nothing is taken from him.
            lastTakeOver = System.nanoTime();
            return;
        }
        var taken = group.takeOver();
        if (!taken.isEmpty()) {
            LOG.info("takes over {} entries that nobody has acknowledged", taken.size());
            counts = counts.plusRead(0, taken.size());
            var deliveries = group.deliveries();
            var healthy = new ArrayList<StreamGroup.Entry>();
            for (var entry : taken) {
                var times = deliveries.getOrDefault(entry.id(), 1L);
                if (times > settings.maxDeliveries()) {
                    setAside(entry, "read " + times + " times and never acknowledged");
                } else {
                    healthy.add(entry);
                }
            }
            handle(healthy);
        }
        if (taken.size() < settings.batch()) {
            lastTakeOver = System.nanoTime();
            group.forgetDeadConsumers();
        }
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

    private void handle(List<StreamGroup.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        counts = counts.plusRead(entries.size(), 0);
        var done = new ArrayList<StreamEntryID>();
        var good = new ArrayList<StreamGroup.Entry>();
        var readings = new ArrayList<Reading.Good>();
        for (var entry : entries) {
            var fields = entry.fields();
            if (fields == null || fields.isEmpty()) {
                done.add(entry.id());
                continue;
            }
            switch (reader.read(entry.position(), fields)) {
                case Reading.Good reading -> {
                    good.add(entry);
                    readings.add(reading);
                }
                case Reading.Dropped dropped -> {
                    counts = counts.plusDrop(dropped.why());
                    LOG.debug("entry {} is dropped: {}", entry.id(), dropped.why());
                    done.add(entry.id());
                }
                case Reading.Refused(var meeting) -> {
                    refused(entry.id(), meeting);
                    done.add(entry.id());
                }
                case Reading.Poison poison -> setAside(entry, poison.reason());
            }
        }
        if (store(good, readings)) {
            good.forEach(entry -> done.add(entry.id()));
        }
        group.done(done);
    }

    /** Said once for a meeting: a bot writes five entries in a second. */
    private void refused(StreamEntryID id, long meeting) {
        counts = counts.plusDrop(DropReason.INVALID_TOKEN);
        if (refused.size() < REFUSED_MEETINGS && refused.add(meeting)) {
            try (var _ = LogContext.meeting(meeting)) {
                LOG.warn(
                        "text of meeting {} is dropped, first in entry {}: its token does not open the meeting",
                        meeting,
                        id);
            }
        }
    }

    /** @return false when the consumer is closed before the database has taken the batch */
    private boolean store(List<StreamGroup.Entry> entries, List<Reading.Good> readings) {
        for (var failures = 0; !readings.isEmpty(); ) {
            try {
                var result = store.store(readings);
                counts = counts.plusStored(result.segments(), result.drops());
                told.accept(result);
                return true;
            } catch (RuntimeException e) {
                if (StoreFailure.isRefusal(e)) {
                    return storeOneByOne(entries, readings, e);
                }
                if (failures++ == 0) {
                    LOG.warn("segments cannot be stored, trying again: {}", StoreFailure.message(e));
                }
                thread.pause(failures);
                if (!thread.isOpen()) {
                    return false;
                }
            }
        }
        return true;
    }

    /** The database refuses something in the batch: finds what, and puts it aside. */
    private boolean storeOneByOne(List<StreamGroup.Entry> entries, List<Reading.Good> readings, RuntimeException why) {
        if (entries.size() == 1) {
            setAside(entries.getFirst(), "the database refuses it: " + StoreFailure.message(why));
            return true;
        }
        for (var i = 0; i < entries.size(); i++) {
            if (!store(List.of(entries.get(i)), List.of(readings.get(i)))) {
                return false;
            }
        }
        return true;
    }

    private void setAside(StreamGroup.Entry entry, String reason) {
        LOG.warn("entry {} is put aside: {}", entry.id(), reason);
        var fields = entry.fields();
        var opened =
                fields == null ? null : reader.opened(entry.position(), fields).orElse(null);
        quarantine.keep(entry, reason, opened);
        group.done(List.of(entry.id()));
        counts = counts.plusPoison();
    }

    @Override
    public void close() {
        thread.close();
    }
}
