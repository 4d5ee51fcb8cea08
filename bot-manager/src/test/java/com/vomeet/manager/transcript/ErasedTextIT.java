package com.vomeet.manager.transcript;

import static com.vomeet.manager.transcript.Entries.fields;
import static com.vomeet.manager.transcript.Entries.good;
import static com.vomeet.manager.transcript.Entries.said;
import static com.vomeet.manager.transcript.Entries.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.RealParts;
import com.vomeet.manager.erase.Erasure;
import com.vomeet.manager.erase.ErasureOutcome;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

final class ErasedTextIT {
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final SegmentStore store = new SegmentStore(database.jdbi(), InstantSource.system());
    private final Erasure erasure =
            new Erasure(database.jdbi(), RealParts.SIGNING, null, InstantSource.system(), _ -> {});
    private final long meeting = new TestMeetings(database.jdbi()).add();

    @AfterEach
    void end() {
        database.close();
    }

    private void completed() {
        database.jdbi()
                .useHandle(handle -> handle.execute("update meetings set status = 'completed' where id = ?", meeting));
    }

    @Test
    void textThatIsWrittenWhileTheMeetingIsErasedIsGoneAfterwards() throws Exception {
        completed();
        var written = new AtomicInteger();
        var stop = new AtomicBoolean();
        var writer = Thread.ofVirtual().start(() -> {
            while (!stop.get()) {
                var number = written.incrementAndGet();
                store.store(List.of(good(number, text(meeting, "a", said(number, "text " + number)))));
            }
        });
        await().atMost(Duration.ofSeconds(30)).until(() -> written.get() > 20);
        assertThat(erasure.erase(new MeetingId(meeting))).isInstanceOf(ErasureOutcome.Erased.class);
        var after = written.get();
        await().atMost(Duration.ofSeconds(30)).until(() -> written.get() > after + 20);
        stop.set(true);
        writer.join();

        assertThat(store.since(meeting, 0)).isEqualTo(new LiveView(0, 0, null, List.of()));
        assertThat(store.statusChanged(meeting, 99, "{}")).isEmpty();
    }

    @Test
    void whatWaitsInTheStreamOfThisMeetingIsTakenOut() {
        var stream = "segments-" + UUID.randomUUID();
        try (var redis = RedisClient.create(URI.create(RealParts.redisUrl().reveal()))) {
            for (var n = 1; n <= 600; n++) {
                redis.xadd(stream, StreamEntryID.NEW_ENTRY, fields(text(meeting, "a", said(n, "text " + n))));
                redis.xadd(stream, StreamEntryID.NEW_ENTRY, fields(text(meeting * 10, "b", said(n, "text " + n))));
            }
            new StreamTraces(redis, Entries.TOKENS, List.of(stream)).remove(meeting);
            assertThat(redis.xlen(stream)).isEqualTo(600);
            assertThat(redis.xrange(stream, "-", "+"))
                    .allMatch(entry -> entry.getFields().toString().contains("\"meeting_id\":" + meeting * 10 + ","));
        }
    }

    private static StreamEntryID speaks(RedisClient redis, String stream, String token, long claimed) {
        var fields = Map.of(
                "event_type", "SPEAKER_START",
                "participant_name", "Ada Lovelace",
                "relative_client_timestamp_ms", "100",
                "token", token,
                "meeting_id", Long.toString(claimed));
        return redis.xadd(stream, StreamEntryID.NEW_ENTRY, fields);
    }

    /** As a reader, it believes the token and not what else is said. */
    @Test
    void whoSpokeInThisMeetingIsTakenOutOfItsStream() {
        var text = "segments-" + UUID.randomUUID();
        var speakers = "speakers-" + UUID.randomUUID();
        var own = Entries.token(meeting, "a").reveal();
        var other = Entries.token(meeting * 10, "b").reveal();
        try (var redis = RedisClient.create(URI.create(RealParts.redisUrl().reveal()))) {
            speaks(redis, speakers, own, meeting);
            speaks(redis, speakers, own, meeting * 10);
            speaks(redis, speakers, "forged", meeting);
            var kept = List.of(
                    speaks(redis, speakers, other, meeting * 10),
                    speaks(redis, speakers, other, meeting),
                    speaks(redis, speakers, "forged", meeting * 10));
            new StreamTraces(redis, Entries.TOKENS, List.of(text, speakers)).remove(meeting);
            assertThat(redis.xrange(speakers, "-", "+"))
                    .extracting(entry -> entry.getID())
                    .containsExactlyElementsOf(kept);
        }
    }
}
