package com.vomeet.manager.transcript;

import com.vomeet.contract.transcript.StreamEntry;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Takes a meeting's entries out of the stream. An aid to {@code Erasure}: what is missed here (Redis away, too many entries) is refused
 * by whoever reads it, and leaves the stream then.
 */
final class StreamTraces {
    private static final Logger LOG = LoggerFactory.getLogger(StreamTraces.class);
    private static final int PAGE = 500;

    /** Read entries leave the stream at once, so that more than this waits only when nobody reads. */
    private static final int MOST_PAGES = 200;

    private final RedisClient redis;
    private final String stream;

    StreamTraces(RedisClient redis, String stream) {
        this.redis = redis;
        this.stream = stream;
    }

    void remove(long meetingId) {
        var own = Pattern.compile("\"meeting_id\"\\s*:\\s*\"?" + meetingId + "\\b");
        try {
            var from = "-";
            for (var page = 0; page < MOST_PAGES; page++) {
                var entries = redis.xrange(stream, from, "+", PAGE);
                remove(entries.stream().filter(e -> tells(e, own)).toList());
                if (entries.size() < PAGE) {
                    return;
                }
                from = "(" + entries.getLast().getID();
            }
        } catch (JedisException e) {
            LOG.warn("the stream could not be searched for erased meeting {}: {}", meetingId, e.getMessage());
        }
    }

    private static boolean tells(redis.clients.jedis.resps.StreamEntry entry, Pattern own) {
        var payload = entry.getFields() == null ? null : entry.getFields().get(StreamEntry.FIELD);
        return payload != null && own.matcher(payload).find();
    }

    private void remove(List<redis.clients.jedis.resps.StreamEntry> entries) {
        if (!entries.isEmpty()) {
            redis.xdel(stream, entries.stream().map(entry -> entry.getID()).toArray(StreamEntryID[]::new));
        }
    }
}
