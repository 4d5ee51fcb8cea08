package com.vomeet.bot.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.control.RedisLink;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
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

    private static RedisLink link(RedisServer redis) {
        return new RedisLink(Secret.of(redis.url().toString()));
    }

    private static long length(RedisServer redis) {
        try (var jedis = new Jedis(redis.url())) {
            return jedis.xlen(StreamEntry.STREAM);
        }
    }
}
