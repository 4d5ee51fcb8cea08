package com.vomeet.bench.chaos;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.Evidence;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.contract.control.StatusCallback;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;

/** Says what a bot says, as a bot does: again until it is heard, and its text until it is stored. */
final class PlayedBot {
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration AGAIN = Duration.ofSeconds(2);

    private final BotConfig config;
    private final Insistent client;
    private final RedisClient bus;
    private final Instant start = Instant.now();
    private final List<Segment> said = new ArrayList<>();
    private MeetingStatus status = MeetingStatus.REQUESTED;
    private int sequence;
    private int version;
    private int stored;

    PlayedBot(BotConfig config, Insistent client, RedisClient bus) {
        this.config = config;
        this.client = client;
        this.bus = bus;
    }

    List<String> words() {
        return said.stream().map(Segment::text).toList();
    }

    PlayedBot says(MeetingStatus now, @Nullable EndReason reason) {
        status = now;
        var callback = new StatusCallback(
                config.connectionId(),
                config.meetingId(),
                config.containerName(),
                now,
                ++sequence,
                reason,
                null,
                null,
                null,
                List.of(new Evidence("chaos." + now.wire(), "played")),
                Instant.now());
        client.signed("/bots/internal/callback/status_change", secret(), callback)
                .expect(200);
        return this;
    }

    HeartbeatAnswer beats() {
        var beat = new Heartbeat(
                config.connectionId(),
                config.meetingId(),
                status,
                version,
                said.size(),
                stored,
                200,
                1,
                0,
                0,
                true,
                true,
                null);
        var answer = client.signed("/bots/internal/heartbeat", secret(), beat).expect(200);
        var wanted = Json.MAPPER.treeToValue(answer, HeartbeatAnswer.class);
        version = wanted.version();
        stored = Math.max(stored, wanted.stored());
        return wanted;
    }

    /** Beats until the manager wants it. */
    void awaits(Predicate<HeartbeatAnswer> wanted) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (!wanted.test(beats())) {
            if (System.nanoTime() > until) {
                throw new IllegalStateException(
                        "meeting " + config.meetingId() + ": no heartbeat was answered as it should");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    /** Each text is heard twice, as a bot's is: while it may still change, and when it is final. */
    PlayedBot talks(List<String> texts) {
        write(new StreamEntry.SessionStart(
                config.token(), config.platform(), config.meetingId(), config.connectionId(), start, StreamEntry.BOT));
        for (var text : texts) {
            write(List.of(segment(said.size() + 1, text + " …", false)));
            var last = segment(said.size() + 1, text, true);
            said.add(last);
            write(List.of(last));
        }
        return this;
    }

    /** Sends the rest again until all is stored. */
    void awaitsThatItsTextIsStored() {
        var again = System.nanoTime() + AGAIN.toNanos();
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (stored < said.size()) {
            beats();
            if (System.nanoTime() > again && stored < said.size()) {
                write(List.copyOf(said.subList(stored, said.size())));
                again = System.nanoTime() + AGAIN.toNanos();
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("meeting " + config.meetingId() + ": its text is not stored");
            }
        }
    }

    void endsItsText() {
        write(new StreamEntry.SessionEnd(
                config.token(),
                config.platform(),
                config.meetingId(),
                config.connectionId(),
                Instant.now(),
                said.size(),
                StreamEntry.BOT));
    }

    private void write(List<Segment> segments) {
        write(new StreamEntry.Transcription(
                config.token(),
                config.platform(),
                config.meetingId(),
                config.connectionId(),
                segments,
                StreamEntry.BOT));
    }

    private void write(StreamEntry entry) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                bus.xadd(StreamEntry.STREAM, StreamEntryID.NEW_ENTRY, Map.of(StreamEntry.FIELD, Json.write(entry)));
                return;
            } catch (JedisException e) {
                if (System.nanoTime() > until) {
                    throw e;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    private Segment segment(int number, String text, boolean completed) {
        var from = start.plusSeconds(number);
        return new Segment(
                number, number, number + 1.0, text, completed, "en", "Ada", null, null, from, from.plusSeconds(1));
    }

    private Secret secret() {
        return Objects.requireNonNull(config.callbackSecret());
    }
}
