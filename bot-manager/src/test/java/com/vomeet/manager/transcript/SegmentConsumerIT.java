package com.vomeet.manager.transcript;

import static com.vomeet.manager.transcript.Entries.fields;
import static com.vomeet.manager.transcript.Entries.said;
import static com.vomeet.manager.transcript.Entries.tail;
import static com.vomeet.manager.transcript.Entries.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.parts.RedisServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XClaimParams;

final class SegmentConsumerIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final String stream = "segments-" + UUID.randomUUID();
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final SegmentStore store = new SegmentStore(database.jdbi(), InstantSource.system());
    private final TestMeetings meetings = new TestMeetings(database.jdbi());
    private final Quarantine quarantine = new Quarantine(database.jdbi(), InstantSource.system());
    private final List<StoreResult> told = new CopyOnWriteArrayList<>();
    private final List<AutoCloseable> open = new ArrayList<>();
    private RedisClient redis = client(URI.create(RealParts.redisUrl().reveal()));
    private long meeting;

    @BeforeEach
    void aMeeting() {
        meeting = meetings.add();
    }

    @AfterEach
    void end() throws Exception {
        for (var part : open.reversed()) {
            part.close();
        }
        database.close();
    }

    private RedisClient client(URI uri) {
        var client = RedisClient.create(uri);
        open.add(client);
        return client;
    }

    private ConsumerSettings settings(String consumer, Duration takeOverAfter) {
        return settings(consumer, Duration.ofMillis(1), takeOverAfter);
    }

    private ConsumerSettings settings(String consumer, Duration gather, Duration takeOverAfter) {
        return new ConsumerSettings(
                stream,
                "readers",
                consumer,
                100,
                gather,
                Duration.ofMillis(200),
                takeOverAfter,
                3,
                Duration.ofMillis(50));
    }

    private SegmentConsumer consumer(ConsumerSettings settings) {
        var consumer = SegmentConsumer.start(
                new StreamGroup(redis, settings),
                new EntryReader(Entries.TOKENS),
                store,
                quarantine,
                told::add,
                settings);
        open.add(consumer);
        return consumer;
    }

    private StreamEntryID add(Map<String, String> fields) {
        return redis.xadd(stream, StreamEntryID.NEW_ENTRY, fields);
    }

    private List<String> texts() {
        return store.since(meeting, 0).shown().stream().map(LiveSegment::text).toList();
    }

    private void awaitTexts(String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(texts()).containsExactly(texts));
    }

    @Test
    void aConsumerThatEndsLeavesTheGroup() {
        var consumer = consumer(settings("leaves", Duration.ofMinutes(1)));
        // The group knows whoever has read something.
        redis.xadd(stream, StreamEntryID.NEW_ENTRY, Map.of("nonsense", "1"));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> redis.xinfoConsumers2(stream, "readers").size() == 1);
        consumer.close();
        assertThat(redis.xinfoConsumers2(stream, "readers")).isEmpty();
    }

    @Test
    void entriesWrittenBeforeAnybodyReadAreStoredToldAndTrimmed() {
        add(fields(text(meeting, "a", said(1, "one"))));
        add(fields(text(meeting, "a", said(2, "two"), tail(3, "th"))));
        var consumer = consumer(settings("one", Duration.ofSeconds(30)));

        awaitTexts("one", "two", "th");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(redis.xlen(stream)).isZero());
        assertThat(redis.xpending(stream, "readers").getTotal()).isZero();
        assertThat(consumer.counts().segments()).isEqualTo(2);
        assertThat(told.getLast().stored()).containsExactly(new StoreResult.Growth(meeting, "a", 2));
    }

    /** Each round costs about the same, whatever is in it. */
    @Test
    void whatIsWrittenSoonAfterARoundIsStoredInOneMore() {
        consumer(settings("one", Duration.ofSeconds(8), Duration.ofSeconds(30)));
        add(fields(text(meeting, "a", said(1, "text 1"))));
        await().atMost(PATIENCE).until(() -> told.size() == 1);
        IntStream.rangeClosed(2, 9).forEach(n -> add(fields(text(meeting, "a", said(n, "text " + n)))));

        await().atMost(PATIENCE).until(() -> store.stored("a") == 9);
        await().atMost(PATIENCE).until(() -> told.size() > 1);
        assertThat(told).hasSize(2);
    }

    @Test
    void whatADeadConsumerHasReadIsTakenOverAndStoredOnce() {
        var dead = new StreamGroup(redis, settings("dead", Duration.ofSeconds(30)));
        dead.ensure();
        add(fields(text(meeting, "a", said(1, "one"))));
        add(fields(text(meeting, "a", said(2, "two"))));
        var read = dead.next();
        assertThat(read).hasSize(2);
        // It had stored the first one before it died.
        store.store(List.of(Entries.good(read.getFirst().id().getTime(), text(meeting, "a", said(1, "one")))));

        add(fields(text(meeting, "a", said(3, "three"))));
        var consumer = consumer(settings("alive", Duration.ofMillis(400)));
        awaitTexts("one", "two", "three");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(redis.xlen(stream)).isZero());
        assertThat(consumer.counts().takenOver()).isEqualTo(2);
        assertThat(consumer.counts().segments()).isEqualTo(2);
        assertThat(store.stored("a")).isEqualTo(3);
    }

    /** A manager that is started again after it died: its bots wait for what it had read. */
    @Test
    void whatWasLeftLongAgoIsTakenOverByWhoeverStarts() {
        var dead = new StreamGroup(redis, settings("dead", Duration.ofHours(1)));
        dead.ensure();
        add(fields(text(meeting, "a", said(1, "one"))));
        var read = dead.next();
        redis.xclaimJustId(
                stream,
                "readers",
                "dead",
                0,
                XClaimParams.xClaimParams().idle(Duration.ofHours(1).toMillis()),
                read.getFirst().id());

        consumer(settings("next", Duration.ofHours(1)));
        awaitTexts("one");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(redis.xlen(stream)).isZero());
    }

    @Test
    void whatAnotherHasJustReadIsNotTakenFromHim() {
        var other = new StreamGroup(redis, settings("other", Duration.ofHours(1)));
        other.ensure();
        add(fields(text(meeting, "a", said(1, "one"))));
        var read = other.next();

        add(fields(text(meeting, "a", said(2, "two"))));
        var consumer = consumer(settings("next", Duration.ofHours(1)));
        await().atMost(PATIENCE).until(() -> consumer.counts().segments() == 1);
        assertThat(other.deliveries()).containsOnlyKeys(read.getFirst().id());
        assertThat(consumer.counts().takenOver()).isZero();
    }

    @Test
    void twoConsumersShareTheStreamAndStoreEverythingOnce() {
        var first = consumer(settings("one", Duration.ofSeconds(30)));
        var second = consumer(settings("two", Duration.ofSeconds(30)));
        IntStream.rangeClosed(1, 300).forEach(n -> add(fields(text(meeting, "a", said(n, "text " + n)))));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(store.stored("a")).isEqualTo(300));
        // What is counted and told is acknowledged then.
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(redis.xlen(stream)).isZero());
        assertThat(first.counts().segments() + second.counts().segments()).isEqualTo(300);
        assertThat(texts()).hasSize(300).doesNotHaveDuplicates();
        assertThat(told.stream().flatMap(r -> r.changes().stream()).map(StoreResult.Change::seq))
                .doesNotHaveDuplicates();
    }

    @Test
    void poisonIsPutAsideWithItsReasonAndDoesNotStopTheRest() {
        add(Map.of("payload", "{\"source\":\"vomeet-bot\",\"type\":\"transcription\",\"segments\":7}"));
        add(Map.of("something", "else"));
        add(fields(text(meeting, "a", said(1, "one"))));
        var consumer = consumer(settings("one", Duration.ofSeconds(30)));

        awaitTexts("one");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(redis.xlen(stream)).isZero());
        var kept = quarantine.newest(10);
        assertThat(kept).hasSize(2);
        assertThat(kept.getFirst().reason()).isEqualTo("no field 'payload'");
        assertThat(kept.getFirst().fields()).isEqualTo("{\"something\":\"else\"}");
        assertThat(kept.getLast().fields()).contains("vomeet-bot");
        assertThat(consumer.counts().poison()).isEqualTo(2);
    }

    @Test
    void anEntryThatKillsItsReadersIsPutAside() throws Exception {
        var victim = new StreamGroup(redis, settings("victim", Duration.ofMillis(1)));
        victim.ensure();
        add(fields(text(meeting, "a", said(1, "one"))));
        victim.next();
        await().atMost(PATIENCE).until(() -> {
            victim.takeOver();
            return victim.deliveries().values().stream().allMatch(times -> times > 3);
        });

        var consumer = consumer(settings("one", Duration.ofMillis(200)));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(consumer.counts().poison()).isEqualTo(1));
        assertThat(quarantine.newest(1).getFirst().reason()).contains("never acknowledged");
        assertThat(texts()).isEmpty();
    }

    @Test
    void invalidTokensAndForeignWritersAreCountedAndDropped() {
        add(fields(new StreamEntry.Transcription(
                Secret.of("forged"), Platform.GOOGLE_MEET, meeting, "a", List.of(said(1, "forged")), StreamEntry.BOT)));
        add(fields(new StreamEntry.Transcription(
                Entries.token(meeting + 1, "a"),
                Platform.GOOGLE_MEET,
                meeting,
                "a",
                List.of(said(1, "other meeting's token")),
                StreamEntry.BOT)));
        add(Map.of(
                "payload",
                "{\"type\":\"transcription\",\"uid\":\"a\",\"segments\":[{\"start\":\"0.0\",\"text\":\"fork\"}]}"));
        add(fields(text(meeting, "a", said(1, "one"))));
        var consumer = consumer(settings("one", Duration.ofSeconds(30)));

        awaitTexts("one");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(redis.xlen(stream)).isZero());
        assertThat(consumer.counts().dropped(DropReason.INVALID_TOKEN)).isEqualTo(2);
        assertThat(consumer.counts().dropped(DropReason.FOREIGN_SOURCE)).isEqualTo(1);
        assertThat(consumer.counts().poison()).isZero();
        assertThat(quarantine.newest(1)).isEmpty();
    }

    @Test
    void textOfAFinishedMeetingIsStillStored() {
        database.jdbi()
                .useHandle(handle -> handle.execute("update meetings set status = 'completed' where id = ?", meeting));
        add(fields(text(meeting, "a", said(1, "late words"))));
        consumer(settings("one", Duration.ofSeconds(30)));
        awaitTexts("late words");
    }

    @Test
    void aRedisThatIsKilledAndComesBackWithItsDataLosesNothing(@TempDir Path folder) {
        var server = RedisServer.start(folder);
        open.add(server);
        redis = client(server.url());
        var consumer = consumer(settings("one", Duration.ofMillis(500)));
        add(fields(text(meeting, "a", said(1, "before"))));
        awaitTexts("before");

        server.kill();
        var again = RedisServer.start(folder, server.url().getPort());
        open.add(again);
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> add(fields(text(meeting, "a", said(2, "after")))) != null);
        awaitTexts("before", "after");
        assertThat(consumer.counts().poison()).isZero();
    }

    @Test
    void aRedisThatComesBackEmptyIsReadAgain(@TempDir Path folder, @TempDir Path empty) {
        var server = RedisServer.start(folder);
        open.add(server);
        redis = client(server.url());
        consumer(settings("one", Duration.ofMillis(500)));
        add(fields(text(meeting, "a", said(1, "before"))));
        awaitTexts("before");

        server.kill();
        open.add(RedisServer.start(empty, server.url().getPort()));
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> add(fields(text(meeting, "a", said(2, "after")))) != null);
        awaitTexts("before", "after");
    }

    @Test
    void aDatabaseThatCannotTakeTheTextForAWhileOnlyDelaysIt() {
        consumer(settings("one", Duration.ofSeconds(30)));
        database.jdbi().useHandle(handle -> handle.execute("alter table transcript_segments rename to away"));
        add(fields(text(meeting, "a", said(1, "one"))));
        await().atMost(PATIENCE).until(() -> redis.xpending(stream, "readers").getTotal() == 1);
        database.jdbi().useHandle(handle -> handle.execute("alter table away rename to transcript_segments"));
        awaitTexts("one");

        database.jdbi().useHandle(handle -> handle.execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid()"""));
        add(fields(text(meeting, "a", said(2, "two"))));
        // The pool trusts a connection that was good half a second ago: our own question may meet one that was ended.
        await().atMost(PATIENCE)
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(texts()).containsExactly("one", "two"));
        assertThat(quarantine.newest(1)).isEmpty();
    }

    @Test
    void whatTheDatabaseRefusesGoesAsideAndItsBatchIsStored() {
        add(fields(text(meeting, "a", said(1, "one"))));
        database.jdbi()
                .useHandle(handle -> handle.execute(
                        "alter table transcript_segments add constraint no_curse check (body <> 'curse')"));
        add(fields(text(meeting, "b", said(1, "curse"))));
        add(fields(text(meeting, "a", said(2, "two"))));
        consumer(settings("one", Duration.ofSeconds(30)));

        awaitTexts("one", "two");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(redis.xlen(stream)).isZero());
        assertThat(quarantine.newest(1).getFirst().reason()).contains("no_curse");
    }

    @Test
    void closingLeavesNoConsumerBehind() throws Exception {
        var consumer = consumer(settings("one", Duration.ofSeconds(30)));
        add(fields(text(meeting, "a", said(1, "one"))));
        awaitTexts("one");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(redis.xlen(stream)).isZero());
        consumer.close();
        assertThat(redis.xinfoConsumers2(stream, "readers")).isEmpty();
    }

    @Test
    void everyStartHasAConsumerNameOfItsOwn() {
        assertThat(ConsumerSettings.standard().consumer())
                .isNotEqualTo(ConsumerSettings.standard().consumer());
    }
}
