package com.vomeet.manager.transcript;

import com.vomeet.manager.log.LogContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.StreamEntryID;

/**
 * What becomes of entries of the segments stream: each is stored, dropped or put aside, and then acknowledged. For the consumer's
 * thread; {@link #counts} may be asked by any.
 */
final class SegmentEntries {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentEntries.class);

    /** More are counted and not named any more. */
    private static final int REFUSED_MEETINGS = 10_000;

    private final StreamGroup group;
    private final EntryReader reader;
    private final SegmentStore store;
    private final Quarantine quarantine;
    private final Consumer<StoreResult> told;
    private final ConsumerThread thread;
    private final Set<Long> refused = new HashSet<>();
    private volatile ConsumerCounts counts = ConsumerCounts.NONE;

    SegmentEntries(
            StreamGroup group,
            EntryReader reader,
            SegmentStore store,
            Quarantine quarantine,
            Consumer<StoreResult> told,
            ConsumerThread thread) {
        this.group = group;
        this.reader = reader;
        this.store = store;
        this.quarantine = quarantine;
        this.told = told;
        this.thread = thread;
    }

    private record Storable(StreamGroup.Entry entry, Reading.Good reading) {}

    ConsumerCounts counts() {
        return counts;
    }

    void handle(List<StreamGroup.Entry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        counts = counts.plusRead(entries.size(), 0);
        var done = new ArrayList<StreamEntryID>();
        var storable = new ArrayList<Storable>();
        for (var entry : entries) {
            var fields = entry.fields();
            if (fields == null || fields.isEmpty()) {
                done.add(entry.id());
                continue;
            }
            switch (reader.read(entry.position(), fields)) {
                case Reading.Good reading -> storable.add(new Storable(entry, reading));
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
        if (store(storable)) {
            storable.forEach(one -> done.add(one.entry().id()));
        }
        group.done(done);
    }

    /** Of what another consumer has read before and not acknowledged. */
    void handleTakenOver(List<StreamGroup.Entry> taken, int maxDeliveries) {
        counts = counts.plusRead(0, taken.size());
        var deliveries = group.deliveries();
        var healthy = new ArrayList<StreamGroup.Entry>();
        for (var entry : taken) {
            var times = deliveries.getOrDefault(entry.id(), 1L);
            if (times > maxDeliveries) {
                setAside(entry, "read " + times + " times and never acknowledged");
            } else {
                healthy.add(entry);
            }
        }
        handle(healthy);
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
    private boolean store(List<Storable> batch) {
        var readings = batch.stream().map(Storable::reading).toList();
        for (var failures = 0; !readings.isEmpty(); ) {
            try {
                var result = store.store(readings);
                counts = counts.plusStored(result.segments(), result.drops());
                told.accept(result);
                return true;
            } catch (RuntimeException e) {
                if (StoreFailure.isRefusal(e)) {
                    return storeOneByOne(batch, e);
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
    private boolean storeOneByOne(List<Storable> batch, RuntimeException why) {
        if (batch.size() == 1) {
            setAside(batch.getFirst().entry(), "the database refuses it: " + StoreFailure.message(why));
            return true;
        }
        for (var one : batch) {
            if (!store(List.of(one))) {
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
}
