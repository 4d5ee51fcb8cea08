package com.vomeet.bench.chaos;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.Evidence;
import com.vomeet.contract.control.FlightRecord;
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
import tools.jackson.databind.node.ObjectNode;

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
        client.signed("/bots/internal/callback/status_change", secret(), word(now, reason))
                .expect(200);
        return this;
    }

    /** As a bot of the first vomeet, which knows no secret. */
    PlayedBot saysUnsigned(MeetingStatus now, @Nullable EndReason reason) {
        client.post("/bots/internal/callback/status_change", Json.write(word(now, reason)))
                .expect(200);
        return this;
    }

    private StatusCallback word(MeetingStatus now, @Nullable EndReason reason) {
        status = now;
        return new StatusCallback(
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

    /** As a WhisperLive of the first vomeet puts it into the stream: a session of its own, without a name. */
    void isHeardByWhisper(String text) {
        var session = own("whisper-" + config.connectionId());
        add(
                StreamEntry.STREAM,
                StreamEntry.FIELD,
                Json.write(session.deepCopy().put("type", "session_start").put("start_timestamp", start.toString())));
        session.put("type", "transcription")
                .putArray("segments")
                .addObject()
                .put("start", 1.0)
                .put("end", 2.0)
                .put("text", text)
                .put("completed", true);
        add(StreamEntry.STREAM, StreamEntry.FIELD, Json.write(session));
    }

    /** Says who speaks, as bots of the first vomeet do; a hint has no order of its own and may come twice. */
    void names(String speaker) {
        hint(speaker, "SPEAKER_START", 0);
        hint(speaker, "SPEAKER_END", 5_000);
    }

    private void hint(String speaker, String what, long millis) {
        add(
                "speaker_events_relative",
                Map.of(
                        "token",
                        config.token().reveal(),
                        "event_type",
                        what,
                        "participant_name",
                        speaker,
                        "relative_client_timestamp_ms",
                        Long.toString(millis)));
    }

    /** @return the id of an entry that nobody can read, in its own name */
    String garbles() {
        return add(
                StreamEntry.STREAM,
                StreamEntry.FIELD,
                Json.write(own(config.connectionId())
                        .put("source", StreamEntry.BOT)
                        .put("type", "nonsense")));
    }

    private ObjectNode own(String session) {
        return Json.MAPPER
                .createObjectNode()
                .put("token", config.token().reveal())
                .put("platform", config.platform().wire())
                .put("meeting_id", config.meetingId())
                .put("uid", session);
    }

    /** What the first vomeet's transcription proxy posts; the same however often. */
    void isHeardByAProxy(String text) {
        var chunk = Json.MAPPER
                .createObjectNode()
                .put("session_id", "proxy-" + config.connectionId())
                .put("chunk_index", 0)
                .put("timestamp", start.plusSeconds(10).toEpochMilli())
                .put("text", text);
        try (var proxy = client.with("Authorization", "Bearer " + config.token().reveal())) {
            proxy.post("/transcripts/webhook", Json.write(chunk)).expect(200);
        }
    }

    void keeps(String lines) {
        client.signed(
                        "/bots/internal/flight_record",
                        secret(),
                        new FlightRecord(config.connectionId(), config.meetingId(), lines, null, null))
                .expect(200);
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
        add(StreamEntry.STREAM, StreamEntry.FIELD, Json.write(entry));
    }

    private String add(String stream, String field, String value) {
        return add(stream, Map.of(field, value));
    }

    private String add(String stream, Map<String, String> fields) {
        var until = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return bus.xadd(stream, StreamEntryID.NEW_ENTRY, fields).toString();
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
