package com.vomeet.manager.transcript;

import static com.vomeet.manager.transcript.Entries.good;
import static com.vomeet.manager.transcript.Entries.said;
import static com.vomeet.manager.transcript.Entries.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.store.Redis;
import com.vomeet.parts.RedisServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;

/** Two replicas that share a database and a Redis; nothing here looks into the database by itself. */
final class LiveBusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final SegmentStore store = new SegmentStore(database.jdbi(), InstantSource.system());
    private final LiveTranscripts here = live();
    private final LiveTranscripts there = live();
    private final long meeting = new TestMeetings(database.jdbi()).add();
    private final RecordingOutlet outlet = new RecordingOutlet();
    private final List<AutoCloseable> open = new ArrayList<>();
    private Redis redis;
    private int written;
    private int entries;

    private LiveTranscripts live() {
        return new LiveTranscripts(store, new Frames(InstantSource.system()), 64);
    }

    @BeforeEach
    void connect(@TempDir Path folder) {
        var server = add(RedisServer.start(folder));
        redis = add(Redis.open(Secret.of(server.url().toString())));
        here.link(add(LiveBus.start(redis, here)));
        there.link(add(LiveBus.start(redis, there)));
    }

    @AfterEach
    void end() throws Exception {
        here.close();
        there.close();
        for (var part : open.reversed()) {
            part.close();
        }
        database.close();
    }

    private <T extends AutoCloseable> T add(T part) {
        open.add(part);
        return part;
    }

    /** Stored and told by the other replica. */
    private void write(String words) {
        write(text(meeting, "a", said(++written, words)));
    }

    private void write(StreamEntry entry) {
        store.store(List.of(good(++entries, entry))).changes().forEach(there::textChanged);
    }

    private void awaitHeard(String... texts) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outlet.texts()).containsExactly(texts));
    }

    @Test
    void whatOneReplicaTellsIsHeardAtTheOther() {
        write("before");
        here.open(outlet).follow(meeting, 0);
        awaitHeard("before");
        write("after");
        awaitHeard("before", "after");
        assertThat(outlet.seqs()).containsExactly(1L, 2L);
    }

    @Test
    void whatIsToldWhileNobodyIsSubscribedIsFetchedOnceSomebodyIs() {
        here.open(outlet).follow(meeting, 0);
        // Told in the moment between: the subscription may or may not hold yet.
        for (var n = 0; n < 20; n++) {
            write("word " + n);
        }
        await().atMost(PATIENCE).until(() -> outlet.texts().size() == 20);
        assertThat(outlet.texts()).doesNotHaveDuplicates();
    }

    @Test
    void aSubscriptionThatIsCutIsMadeAgainAndNothingIsMissed() {
        here.open(outlet).follow(meeting, 0);
        write("one");
        awaitHeard("one");
        ask(Protocol.Command.CLIENT, "KILL", "TYPE", "pubsub");
        write("two");
        awaitHeard("one", "two");
        write("three");
        awaitHeard("one", "two", "three");
    }

    @Test
    void onlyWhatIsLookedAtIsSubscribed() {
        var reader = here.open(outlet);
        reader.follow(meeting, 0);
        await().atMost(PATIENCE).until(() -> subscribers(meeting) == 1);
        reader.unfollow(meeting);
        await().atMost(PATIENCE).until(() -> subscribers(meeting) == 0);
    }

    /** What is told is told in its order: with the other meeting's text it is decided of what was said before. */
    @Test
    void textThatNobodyLooksAtIsNotPublished() {
        var other = new TestMeetings(database.jdbi()).add();
        var onlooker = new RecordingOutlet();
        here.open(onlooker).follow(other, 0);
        await().atMost(PATIENCE).until(() -> subscribers(other) == 1);
        try (var connection = redis.connection()) {
            connection.sendCommand(Protocol.Command.PSUBSCRIBE, LiveMessage.PREFIX + "*");
            connection.getOne();
            write("unseen");
            write(text(other, "b", said(1, "elsewhere")));
            await().atMost(PATIENCE).until(() -> onlooker.texts().contains("elsewhere"));
            here.open(outlet).follow(meeting, 0);
            awaitHeard("unseen");
            await().atMost(PATIENCE).until(() -> subscribers(meeting) == 1);
            write("seen");
            awaitHeard("unseen", "seen");
            assertThat(message(connection)).contains("\"text\":\"elsewhere\"");
            assertThat(message(connection)).contains("\"text\":\"seen\"");
        }
    }

    private static String message(Connection connection) {
        var message = (List<?>) connection.getOne();
        return new String((byte[]) message.getLast(), StandardCharsets.UTF_8);
    }

    private Object ask(Protocol.Command command, String... words) {
        try (var connection = redis.connection()) {
            connection.sendCommand(command, words);
            return connection.getOne();
        }
    }

    private long subscribers(long id) {
        var channel = LiveMessage.channel(id);
        return (Long) ((List<?>) ask(Protocol.Command.PUBSUB, "NUMSUB", channel)).get(1);
    }

    @Test
    void anErasureAtOneReplicaEmptiesTheMemoryOfAll() {
        here.open(outlet).follow(meeting, 0);
        write("forget this");
        awaitHeard("forget this");
        database.jdbi().useHandle(handle -> {
            handle.execute("delete from transcript_sessions");
            handle.execute("delete from live_sequences");
        });
        await().atMost(PATIENCE).until(() -> subscribers(meeting) == 1);
        there.forget(meeting);
        var late = new RecordingOutlet();
        await().atMost(PATIENCE).until(() -> here.catchUp(meeting, 0).frames().isEmpty());
        here.open(late).follow(meeting, 0);
        assertThat(late.texts()).isEmpty();
    }
}
