package com.vomeet.manager.transcript;

import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.StreamEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;

/**
 * Takes a meeting's entries out of the streams. An aid to {@code Erasure}: what is missed here (Redis away, too many entries) is refused
 * by whoever reads it, and leaves the stream then.
 *
 * @param streams also those that nobody reads: what a first vomeet's bots say of who speaks stays there without
 *     {@code LEGACY_CALLBACKS}
 */
record StreamTraces(RedisClient redis, TokenCheck tokens, List<String> streams) {
    private static final Logger LOG = LoggerFactory.getLogger(StreamTraces.class);
    private static final int PAGE = 500;

    /** Read entries leave the stream at once, so that more than this waits only when nobody reads. */
    private static final int MOST_PAGES = 200;

    /** Of JSON; within a text its quotes would be escaped. */
    private static final Pattern TOKEN = Pattern.compile("\"token\"\\s*:\\s*\"([^\"]+)\"");

    private static final Pattern MEETING = Pattern.compile("\"meeting_id\"\\s*:\\s*\"?(\\d+)");

    void remove(long meetingId) {
        streams.forEach(stream -> remove(stream, meetingId));
    }

    private void remove(String stream, long meetingId) {
        var known = new KnownTokens(tokens);
        try {
            var from = "-";
            for (var page = 0; page < MOST_PAGES; page++) {
                var entries = redis.xrange(stream, from, "+", PAGE);
                var own = entries.stream()
                        .filter(entry -> isOf(meetingId, entry, known))
                        .map(entry -> entry.getID())
                        .toArray(StreamEntryID[]::new);
                if (own.length > 0) {
                    redis.xdel(stream, own);
                }
                if (entries.size() < PAGE) {
                    return;
                }
                from = "(" + entries.getLast().getID();
            }
        } catch (JedisException e) {
            LOG.warn("{} could not be searched for erased meeting {}: {}", stream, meetingId, e.getMessage());
        }
    }

    /** Whoever reads believes the token; without a genuine one there is only what the entry says. */
    private static boolean isOf(long meetingId, redis.clients.jedis.resps.StreamEntry entry, TokenCheck tokens) {
        var fields = entry.getFields();
        if (fields == null) {
            return false;
        }
        var position = new EntryPosition(entry.getID().getTime(), entry.getID().getSequence());
        return said(fields, "token", TOKEN)
                .flatMap(token -> tokens.opened(Secret.of(token), position.time()))
                .map(opened -> opened.meetingId() == meetingId)
                .orElseGet(() -> said(fields, "meeting_id", MEETING)
                        .filter(Long.toString(meetingId)::equals)
                        .isPresent());
    }

    /** Text is one field of JSON, who speaks has fields of its own. */
    private static Optional<String> said(Map<String, String> fields, String name, Pattern inJson) {
        var found = inJson.matcher(fields.getOrDefault(StreamEntry.FIELD, ""));
        return found.find() ? Optional.of(found.group(1)) : given(fields.get(name));
    }

    private static Optional<String> given(@Nullable String value) {
        return Optional.ofNullable(value).filter(v -> !v.isBlank());
    }
}
