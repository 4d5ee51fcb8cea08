package com.vomeet.manager.transcript;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.XAutoClaimParams;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.params.XReadGroupParams;

/** The consumer group on the segments stream, as one consumer sees it. Every method may throw that Redis is away. */
final class StreamGroup {
    private static final long FORGET_CONSUMERS_MILLIS = Duration.ofHours(1).toMillis();

    /** An entry of the stream; the fields are null when it was deleted while it was pending. */
    record Entry(StreamEntryID id, @Nullable Map<String, String> fields) {
        EntryPosition position() {
            return new EntryPosition(id.getTime(), id.getSequence());
        }
    }

    private final RedisClient redis;
    private final ConsumerSettings settings;

    StreamGroup(RedisClient redis, ConsumerSettings settings) {
        this.redis = redis;
        this.settings = settings;
    }

    /** Makes stream and group where they are missing; from the very first entry, for bots may have written already. */
    void ensure() {
        try {
            redis.xgroupCreate(settings.stream(), settings.group(), new StreamEntryID(0, 0), true);
        } catch (JedisDataException e) {
            if (!String.valueOf(e.getMessage()).startsWith("BUSYGROUP")) {
                throw e;
            }
        }
    }

    /** Entries that nobody has read; waits for some, and returns none when there are none for a while. */
    List<Entry> next() {
        var read = redis.xreadGroup(
                settings.group(),
                settings.consumer(),
                XReadGroupParams.xReadGroupParams()
                        .count(settings.batch())
                        .block(Math.toIntExact(settings.block().toMillis())),
                Map.of(settings.stream(), StreamEntryID.XREADGROUP_UNDELIVERED_ENTRY));
        return read == null || read.isEmpty()
                ? List.of()
                : entries(read.getFirst().getValue());
    }

    /** Whether there is something to take over. */
    boolean isSomethingLeft() {
        return !redis.xpending(
                        settings.stream(),
                        settings.group(),
                        XPendingParams.xPendingParams("-", "+", 1)
                                .idle(settings.takeOverAfter().toMillis()))
                .isEmpty();
    }

    /** Takes over what others have read and not acknowledged for too long: they are dead or have failed. */
    List<Entry> takeOver() {
        return entries(redis.xautoclaim(
                        settings.stream(),
                        settings.group(),
                        settings.consumer(),
                        settings.takeOverAfter().toMillis(),
                        new StreamEntryID(0, 0),
                        XAutoClaimParams.xAutoClaimParams().count(settings.batch()))
                .getValue());
    }

    private static List<Entry> entries(List<redis.clients.jedis.resps.StreamEntry> entries) {
        return entries.stream().map(e -> new Entry(e.getID(), e.getFields())).toList();
    }

    /** How often each of this consumer's unacknowledged entries has been read. */
    Map<StreamEntryID, Long> deliveries() {
        var times = new HashMap<StreamEntryID, Long>();
        redis.xpending(
                        settings.stream(),
                        settings.group(),
                        XPendingParams.xPendingParams("-", "+", settings.batch())
                                .consumer(settings.consumer()))
                .forEach(pending -> times.put(pending.getID(), pending.getDeliveredTimes()));
        return times;
    }

    /** Acknowledges, and takes the entries out of the stream: the database has them. */
    void done(Collection<StreamEntryID> ids) {
        if (ids.isEmpty()) {
            return;
        }
        var all = ids.toArray(StreamEntryID[]::new);
        try (var pipeline = redis.pipelined()) {
            pipeline.xack(settings.stream(), settings.group(), all);
            pipeline.xdel(settings.stream(), all);
            pipeline.sync();
        }
    }

    /** Forgets consumers of replicas that are no more; never one that has something pending. */
    void forgetDeadConsumers() {
        for (var consumer : redis.xinfoConsumers2(settings.stream(), settings.group())) {
            if (consumer.getPending() == 0
                    && consumer.getIdle() > FORGET_CONSUMERS_MILLIS
                    && !consumer.getName().equals(settings.consumer())) {
                redis.xgroupDelConsumer(settings.stream(), settings.group(), consumer.getName());
            }
        }
    }

    /** This consumer leaves; what it has not acknowledged is left to the others. */
    void leave() {
        var consumers = redis.xinfoConsumers2(settings.stream(), settings.group());
        if (consumers.stream().anyMatch(c -> c.getName().equals(settings.consumer()) && c.getPending() == 0)) {
            redis.xgroupDelConsumer(settings.stream(), settings.group(), settings.consumer());
        }
    }
}
