package com.vomeet.bot.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.bot.control.RedisLink;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.parts.RedisServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** The writer on a real redis-server. */
final class StreamWriterIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final StreamIdentity IDENTITY =
            new StreamIdentity(Secret.of("the-token"), Platform.GOOGLE_MEET, 7, "c-1");

    @TempDir
    Path folder;

    private final List<String> notes = new CopyOnWriteArrayList<>();

    @Test
    void anUnexpectedFailureIsNotedAndTheTextStillGoesOut() throws InterruptedException {
        var broken = new AtomicBoolean();
        try (var redis = RedisServer.start(folder);
                var writer = new StreamWriter(link(redis), IDENTITY, (what, detail) -> {
                    notes.add(what + " " + detail);
                    if (what.equals("stream") && broken.compareAndSet(false, true)) {
                        throw new IllegalStateException("unexpected");
                    }
                })) {
            writer.start();
            writer.begin(Instant.EPOCH);
            writer.end(Instant.EPOCH);
            assertThat(writer.awaitSent(PATIENCE)).isTrue();
            assertThat(notes).anyMatch(n -> n.startsWith("stream_lost") && n.contains("unexpected"));
            assertThat(length(redis)).isEqualTo(2);
        }
    }

    @Test
    void aWriterIsConnectedAsLongAsItsLastTryHasWorked() {
        var redis = RedisServer.start(folder);
        var port = redis.url().getPort();
        try (var writer = new StreamWriter(link(redis), IDENTITY, (what, detail) -> notes.add(what + " " + detail))) {
            writer.start();
            assertThat(writer.connected()).as("nothing was tried").isTrue();
            redis.kill();
            writer.begin(Instant.EPOCH);
            await().atMost(PATIENCE).until(() -> !writer.connected());
            try (var _ = RedisServer.start(folder, port)) {
                await().atMost(PATIENCE).until(writer::connected);
            }
        }
    }

    @Test
    void aTailThatVanishesIsTakenBackBeforeTheSessionEnds() throws InterruptedException {
        try (var redis = RedisServer.start(folder);
                var writer =
                        new StreamWriter(link(redis), IDENTITY, (what, detail) -> notes.add(what + " " + detail))) {
            writer.start();
            writer.begin(Instant.EPOCH);
            writer.add(List.of(), segment("cough"), List.of());
            await().atMost(PATIENCE).until(() -> length(redis) == 2);
            writer.add(List.of(), null, List.of());
            writer.end(Instant.EPOCH);
            assertThat(writer.awaitSent(PATIENCE)).isTrue();
            assertThat(entries(redis).get(2))
                    .isInstanceOfSatisfying(
                            StreamEntry.Transcription.class,
                            text -> assertThat(text.segments()).containsExactly(segment("")));
            assertThat(entries(redis).get(3)).isInstanceOf(StreamEntry.SessionEnd.class);
        }
    }

    private static Segment segment(String text) {
        return new Segment(1, 0, 1, text, false, "en", null, null, null, Instant.EPOCH, Instant.EPOCH);
    }

    private static List<StreamEntry> entries(RedisServer redis) {
        try (var jedis = new Jedis(redis.url())) {
            return jedis.xrange(StreamEntry.STREAM, StreamEntryID.MINIMUM_ID, StreamEntryID.MAXIMUM_ID).stream()
                    .map(e -> Json.read(e.getFields().getOrDefault(StreamEntry.FIELD, ""), StreamEntry.class))
                    .toList();
        }
    }

    private static RedisLink link(RedisServer redis) {
        return new RedisLink(Secret.of(redis.url().toString()));
    }

    private static long length(RedisServer redis) {
        try (var jedis = new Jedis(redis.url())) {
            return jedis.xlen(StreamEntry.STREAM);
        }
    }
}
