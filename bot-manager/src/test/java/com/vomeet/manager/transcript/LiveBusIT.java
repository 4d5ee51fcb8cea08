package com.vomeet.manager.transcript;

import static com.vomeet.manager.transcript.Entries.good;
import static com.vomeet.manager.transcript.Entries.said;
import static com.vomeet.manager.transcript.Entries.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.Secret;
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
        store.store(List.of(good(++written, text(meeting, "a", said(written, words)))))
                .changes()
                .forEach(there::textChanged);
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
        await().atMost(PATIENCE).until(() -> subscribers() == 1);
        reader.unfollow(meeting);
        await().atMost(PATIENCE).until(() -> subscribers() == 0);
    }

    @Test
    void textThatNobodyLooksAtIsNotPublished() {
        try (var connection = redis.connection()) {
            connection.sendCommand(Protocol.Command.PSUBSCRIBE, LiveMessage.PREFIX + "*");
            connection.getOne();
            write("unseen");
            here.open(outlet).follow(meeting, 0);
            awaitHeard("unseen");
            await().atMost(PATIENCE).until(() -> subscribers() == 1);
            write("seen");
            awaitHeard("unseen", "seen");
            var message = (List<?>) connection.getOne();
            assertThat(new String((byte[]) message.getLast(), StandardCharsets.UTF_8))
                    .contains("\"text\":\"seen\"");
        }
    }

    private Object ask(Protocol.Command command, String... words) {
        try (var connection = redis.connection()) {
            connection.sendCommand(command, words);
            return connection.getOne();
        }
    }

    private long subscribers() {
        var channel = LiveMessage.channel(meeting);
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
        there.forget(meeting);
        var late = new RecordingOutlet();
        await().atMost(PATIENCE).until(() -> here.catchUp(meeting, 0).frames().isEmpty());
        here.open(late).follow(meeting, 0);
        assertThat(late.texts()).isEmpty();
    }
}
