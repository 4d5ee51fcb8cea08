package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/** Names for a WhisperLive's own text, from the stream of a bot of the first vomeet to what is stored and told. */
final class SpeakerConsumerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-11-23T10:00:00Z");
    private final String stream = "speakers-" + UUID.randomUUID();
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final SegmentStore store = new SegmentStore(database.jdbi(), InstantSource.system());
    private final EntryReader reader = new EntryReader(Entries.TOKENS);
    private final TestMeetings meetings = new TestMeetings(database.jdbi());
    private final RedisClient redis =
            RedisClient.create(URI.create(RealParts.redisUrl().reveal()));
    private final List<StoreResult> told = new CopyOnWriteArrayList<>();
    private final long meeting = meetings.add();
    private SpeakerConsumer consumer;
    private int written;

    @BeforeEach
    void start() {
        consumer = consumer("one");
    }

    @AfterEach
    void end() {
        consumer.close();
        redis.close();
        database.close();
    }

    private SpeakerConsumer consumer(String name) {
        var settings = new ConsumerSettings(
                stream,
                "readers",
                name,
                100,
                Duration.ZERO,
                Duration.ofMillis(200),
                Duration.ofMillis(400),
                3,
                Duration.ofMillis(50));
        return SpeakerConsumer.start(
                new StreamGroup(redis, settings),
                new SpeakerEventReader(Entries.TOKENS),
                new SpeakerNames(database.jdbi()),
                told::add,
                settings);
    }

    private void says(boolean begins, double seconds, String who) {
        redis.xadd(
                stream,
                StreamEntryID.NEW_ENTRY,
                Map.of(
                        "event_type",
                        begins ? "SPEAKER_START" : "SPEAKER_END",
                        "participant_name",
                        who,
                        "relative_client_timestamp_ms",
                        Long.toString(Math.round(seconds * 1000)),
                        "token",
                        "token-" + meeting + "-bot"));
    }

    private void awaitRead() {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(redis.xlen(stream)).isZero());
    }

    private void write(String uid, String members) {
        var payload = "{\"token\":\"token-" + meeting
                + "-bot\",\"platform\":\"google_meet\",\"meeting_id\":1,\"uid\":\"" + uid + "\"," + members + "}";
        var good = (Reading.Good)
                reader.read(new EntryPosition(START.toEpochMilli(), ++written), Map.of(StreamEntry.FIELD, payload));
        store.store(List.of(good));
    }

    private void starts(String uid, Instant at) {
        write(uid, "\"type\":\"session_start\",\"start_timestamp\":\"" + at + "\"");
    }

    private void text(String uid, double from, double to, String text, boolean completed) {
        write(
                uid,
                "\"segments\":[{\"start\":\"" + from + "\",\"end\":\"" + to + "\",\"text\":\"" + text
                        + "\",\"completed\":" + completed + "}]");
    }

    private List<String> shown() {
        return store.since(meeting, 0).shown().stream()
                .map(segment -> segment.speaker() + ": " + segment.text())
                .toList();
    }

    @Test
    void aTextIsNamedByWhatTheBotHasSaidBefore() {
        starts("w", START);
        says(true, 0.2, "Alice");
        says(false, 3, "Alice");
        says(true, 3, "Bob");
        awaitRead();
        text("w", 0, 3, "Good morning.", true);
        text("w", 3, 4, "Hello", false);
        assertThat(shown()).containsExactly("Alice: Good morning.", "Bob: Hello");
        // A monologue is longer than the window in which the first vomeet looked.
        text("w", 3, 60, "Hello, and so on.", true);
        text("w", 60, 64, "At last.", true);
        assertThat(shown()).containsExactly("Alice: Good morning.", "Bob: Hello, and so on.", "Bob: At last.");
    }

    @Test
    void whatComesLaterThanItsTextIsMadeGoodAndToldOnce() {
        starts("w", START);
        text("w", 0, 3, "Good morning.", true);
        text("w", 3, 4, "Hello", false);
        assertThat(shown()).containsExactly("null: Good morning.", "null: Hello");
        says(true, 0.2, "Alice");
        awaitRead();
        assertThat(shown()).containsExactly("Alice: Good morning.", "Alice: Hello");
        assertThat(told.getLast().changes()).singleElement().satisfies(change -> {
            assertThat(change.segments()).extracting(LiveSegment::speaker).containsExactly("Alice", "Alice");
            assertThat(change.seq()).isEqualTo(store.since(meeting, 0).seq());
        });
        var before = store.since(meeting, 0).seq();
        says(true, 0.2, "Alice");
        awaitRead();
        text("w", 0, 3, "Good morning.", true);
        assertThat(store.since(meeting, 0).seq()).isEqualTo(before);
    }

    @Test
    void afterAReconnectNamesAreRightAsBefore() {
        starts("w1", START);
        starts("w2", START.plusSeconds(60));
        says(true, 1, "Alice");
        says(false, 59, "Alice");
        says(true, 61, "Bob");
        awaitRead();
        text("w1", 2, 4, "before", true);
        text("w2", 2, 4, "after", true);
        assertThat(shown()).containsExactly("Alice: before", "Bob: after");
    }

    @Test
    void textOfOurOwnBotsAndOfOtherMeetingsIsLeftAlone() {
        starts("w", START);
        store.store(List.of(Entries.good(1, Entries.text(meeting, "bot", Entries.segment(1, "ours", true, null)))));
        says(true, 0, "Alice");
        awaitRead();
        store.store(List.of(Entries.good(2, Entries.text(meeting, "bot", Entries.segment(2, "too", true, null)))));
        assertThat(shown()).containsExactly("null: ours", "null: too");
    }

    @Test
    void whatBelongsToAnErasedMeetingIsNotKept() {
        database.jdbi()
                .useHandle(handle -> handle.execute("update meetings set erased_at = now() where id = ?", meeting));
        says(true, 0, "Alice");
        awaitRead();
        assertThat(database.jdbi()
                        .<Integer, RuntimeException>withHandle(
                                handle -> handle.createQuery("select count(*) from speaker_events")
                                        .mapTo(Integer.class)
                                        .one()))
                .isZero();
    }

    @Test
    void whatADeadReaderHasReadIsTakenOver() {
        consumer.close();
        var dead = new StreamGroup(
                redis,
                new ConsumerSettings(
                        stream,
                        "readers",
                        "dead",
                        9,
                        Duration.ZERO,
                        Duration.ofMillis(200),
                        PATIENCE,
                        3,
                        Duration.ofMillis(50)));
        starts("w", START);
        text("w", 0, 3, "Good morning.", true);
        says(true, 0.2, "Alice");
        dead.ensure();
        assertThat(dead.next()).hasSize(1);
        consumer = consumer("two");
        awaitRead();
        assertThat(shown()).containsExactly("Alice: Good morning.");
    }

    @Test
    void aDatabaseThatIsAwayForAWhileOnlyDelaysIt() {
        starts("w", START);
        text("w", 0, 3, "Good morning.", true);
        database.jdbi().useHandle(handle -> handle.execute("alter table speaker_events rename to away"));
        says(true, 0.2, "Alice");
        await().atMost(PATIENCE).until(() -> redis.xpending(stream, "readers").getTotal() == 1);
        database.jdbi().useHandle(handle -> handle.execute("alter table away rename to speaker_events"));
        awaitRead();
        assertThat(shown()).containsExactly("Alice: Good morning.");
    }
}
