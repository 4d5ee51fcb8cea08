package com.vomeet.manager.metric;

import com.vomeet.contract.transcript.StreamEntry;
import java.time.Duration;
import java.time.Instant;
import redis.clients.jedis.RedisClient;

/**
 * Text on its way: an entry is taken out of the stream once the database has it.
 *
 * @param lag entries that are not stored
 * @param oldestSeconds since when the first of them waits
 */
record StreamFigures(double lag, double oldestSeconds) {
    static final StreamFigures UNKNOWN = new StreamFigures(Double.NaN, Double.NaN);

    static StreamFigures read(RedisClient redis, Instant now) {
        var first = redis.xrange(StreamEntry.STREAM, "-", "+", 1);
        var oldest = first.isEmpty()
                ? 0
                : Duration.between(Instant.ofEpochMilli(first.getFirst().getID().getTime()), now)
                                .toMillis()
                        / 1e3;
        return new StreamFigures(redis.xlen(StreamEntry.STREAM), Math.max(0, oldest));
    }
}
