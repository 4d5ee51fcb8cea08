package com.vomeet.manager.transcript;

import static com.vomeet.manager.transcript.Entries.good;
import static com.vomeet.manager.transcript.Entries.said;
import static com.vomeet.manager.transcript.Entries.tail;
import static com.vomeet.manager.transcript.Entries.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.meeting.StatusNotice;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class LiveTranscriptsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final SegmentStore store = new SegmentStore(database.jdbi(), InstantSource.system());
    private final LiveTranscripts live = live(64);
    private final TestMeetings meetings = new TestMeetings(database.jdbi());
    private final RecordingOutlet outlet = new RecordingOutlet();
    private long meeting;
    private long written;

    private LiveTranscripts live(int queue) {
        return new LiveTranscripts(store, new Frames(InstantSource.system()), queue);
    }

    @BeforeEach
    void aMeeting() {
        meeting = meetings.add();
    }

    @AfterEach
    void end() {
        live.close();
        database.close();
    }

    /** Stored and told. */
    private void write(LiveTranscripts to, Segment... segments) {
        store.store(List.of(good(++written, text(meeting, "a", segments))))
                .changes()
                .forEach(to::textChanged);
    }

    private void status(LiveTranscripts to, int version, MeetingStatus status) {
        var reason = status == MeetingStatus.COMPLETED ? EndReason.LEFT_ALONE : null;
        to.statusChanged(new StatusNotice(
                meeting, version, Platform.GOOGLE_MEET, "abc-defg-hij", status, reason, Entries.START.plusNanos(1)));
    }

    private void awaitSeqs(RecordingOutlet at, long from, long to) {
        var wanted = LongStream.rangeClosed(from, to).boxed().toList();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(at.seqs()).isEqualTo(wanted));
    }

    @Test
    void whoMayNotListenAnyMoreHearsNothingButThat() {
        var reader = live.open(outlet);
        reader.follow(meeting, 0);
        write(live, said(1, "one"));
        awaitSeqs(outlet, 1, 1);
        outlet.block();
        write(live, said(2, "two"), said(3, "three"));
        write(live, said(4, "four"));
        reader.silence("{\"type\":\"error\",\"error\":\"x\"}", 4401, "x");
        write(live, said(5, "five"));
        outlet.unblock();
        await().atMost(PATIENCE).until(() -> outlet.closedWith() == 4401);
        assertThat(outlet.frames().getLast()).hasToString("{\"type\":\"error\",\"error\":\"x\"}");
        assertThat(outlet.texts()).doesNotContain("four", "five");
        await().atMost(PATIENCE).until(() -> live.readers() == 0);
    }

    @Test
    void aReaderGetsTextAndStatusInOrderOnce() {
        var reader = live.open(outlet);
        reader.follow(meeting, 0);
        write(live, tail(1, "he"));
        status(live, 2, MeetingStatus.ACTIVE);
        write(live, said(1, "Hello."));
        status(live, 3, MeetingStatus.COMPLETED);

        awaitSeqs(outlet, 1, 4);
        assertThat(outlet.texts()).containsExactly("he", "Hello.");
        assertThat(outlet.frames().getLast())
                .hasToString("{\"type\":\"meeting.status\",\"meeting\":{\"id\":" + meeting
                        + ",\"platform\":\"google_meet\",\"native_id\":\"abc-defg-hij\"},"
                        + "\"payload\":{\"status\":\"completed\",\"reason\":\"left_alone\"},"
                        + "\"ts\":\"2026-11-23T10:00:00\",\"seq\":4}");
    }

    @Test
    void aReaderThatComesBackGoesOnFromMemoryWithoutGapOrDouble() {
        var before = live.open(new RecordingOutlet());
        before.follow(meeting, 0);
        before.unfollow(meeting);
        for (var n = 1; n <= 10; n++) {
            write(live, said(n, "text " + n));
        }
        live.open(outlet).follow(meeting, 4);
        write(live, said(11, "text 11"));
        awaitSeqs(outlet, 5, 11);
    }

    @Test
    void aReaderOfAMeetingThatNobodyHasLookedAtGetsWhatIsStored() {
        write(live, said(1, "one"));
        write(live, said(2, "two"));
        live.open(outlet).follow(meeting, 1);
        awaitSeqs(outlet, 2, 2);
        write(live, said(3, "three"));
        awaitSeqs(outlet, 2, 3);
        assertThat(outlet.texts()).containsExactly("two", "three");
    }

    @Test
    void aReaderThatComesBackAfterARestartGetsExactlyTheRestFromTheDatabase() {
        var before = live(64);
        write(before, said(1, "one"));
        write(before, said(2, "two"), tail(3, "th"));
        status(before, 2, MeetingStatus.ACTIVE);
        write(before, said(3, "three"));
        write(before, tail(4, "fo"));

        live.open(outlet).follow(meeting, 1);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outlet.texts()).endsWith("fo"));
        write(live, said(4, "four"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outlet.texts()).endsWith("four"));
        assertThat(outlet.texts()).containsExactly("two", "three", "fo", "four");
        // Text before the status, the status, text after it, and what came live.
        assertThat(outlet.seqs()).containsExactly(2L, 3L, 5L, 6L);
    }

    @Test
    void aGapIsFilledFromTheDatabaseBeforeTheNextFrame() {
        var otherReplica = live(64);
        var reader = live.open(outlet);
        reader.follow(meeting, live.now(meeting));
        write(live, said(1, "one"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outlet.texts()).containsExactly("one"));

        write(otherReplica, said(2, "two"));
        write(otherReplica, said(3, "three"));
        write(live, said(4, "four"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outlet.texts()).endsWith("four"));
        assertThat(outlet.texts()).containsExactly("one", "two", "three", "four");
    }

    @Test
    void aReaderWithANumberThatWasNeverGivenGetsEverything() {
        write(live, said(1, "one"));
        live.open(outlet).follow(meeting, 1000);
        write(live, said(2, "two"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outlet.texts()).containsExactly("one", "two"));
    }

    @Test
    void aSlowReaderIsToldAndDroppedWhileOthersDoNotWait() {
        var small = live(8);
        var quick = new RecordingOutlet();
        outlet.block();
        small.open(outlet).follow(meeting, 0);
        small.open(quick).follow(meeting, 0);
        for (var n = 1; n <= 40; n++) {
            write(small, said(n, "text " + n));
            var last = (long) n;
            await().atMost(PATIENCE).until(() -> quick.seqs().contains(last));
        }
        assertThat(small.readers()).isEqualTo(2);
        outlet.unblock();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outlet.closedWith()).isEqualTo(Outlet.TOO_SLOW));
        assertThat(outlet.frames().getLast().path("error").asString()).isEqualTo("too_slow");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(small.readers()).isEqualTo(1));
        awaitSeqs(quick, 1, 40);
    }

    @Test
    void afterUnfollowingNothingComes() {
        var reader = live.open(outlet);
        reader.follow(meeting, 0);
        write(live, said(1, "one"));
        awaitSeqs(outlet, 1, 1);
        reader.unfollow(meeting);
        write(live, said(2, "two"));
        reader.say("{\"type\":\"pong\"}");
        await().atMost(PATIENCE).until(() -> outlet.frames().size() == 2);
        assertThat(outlet.frames().getLast().path("type").asString()).isEqualTo("pong");
    }

    @Test
    void readersOfAServerThatStopsAreSentAway() {
        live.open(outlet).follow(meeting, 0);
        live.close();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outlet.closedWith()).isEqualTo(Outlet.TRY_AGAIN));
        assertThat(outlet.frames().getLast().path("error").asString()).isEqualTo("try_again");
    }

    @Test
    void whatAReplicaStoredBeforeItDiedIsFoundByLooking() {
        var reader = live.open(outlet);
        reader.follow(meeting, 0);
        write(live, said(1, "one"));
        awaitSeqs(outlet, 1, 1);
        store.store(List.of(good(++written, text(meeting, "a", said(2, "never told")))));
        live.check();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outlet.texts()).containsExactly("one", "never told"));
        live.check();
        write(live, said(3, "three"));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outlet.texts()).containsExactly("one", "never told", "three"));
    }

    @Test
    void whatIsToldLateIsNotToldTwice() {
        live.open(outlet).follow(meeting, 0);
        var first = store.store(List.of(good(++written, text(meeting, "a", said(1, "one")))));
        var second = store.store(List.of(good(++written, text(meeting, "a", said(2, "two")))));
        second.changes().forEach(live::textChanged);
        first.changes().forEach(live::textChanged);
        write(live, said(3, "three"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outlet.texts()).containsExactly("one", "two", "three"));
    }

    @Test
    void aDatabaseThatWasSetBackIsFollowedFromItsStart() {
        live.open(outlet).follow(meeting, 0);
        for (var n = 1; n <= 3; n++) {
            write(live, said(n, "text " + n));
            awaitSeqs(outlet, 1, n);
        }
        database.jdbi().useHandle(handle -> {
            handle.execute("delete from transcript_segments where number > 1");
            handle.execute("update live_sequences set seq = 1");
        });
        live.check();
        live.check();
        await().atMost(PATIENCE).until(() -> outlet.frames().size() == 4);
        assertThat(outlet.texts()).containsExactly("text 1", "text 2", "text 3", "text 1");
        write(live, said(9, "anew"));
        await().atMost(PATIENCE).until(() -> outlet.texts().contains("anew"));
    }

    @Test
    void aConnectionWithNothingToSayIsShownToBeAlive() {
        outlet.idleAfter(Duration.ofMillis(20));
        live.open(outlet).follow(meeting, 0);
        await().atMost(PATIENCE).until(() -> outlet.idles() > 2);
        assertThat(outlet.frames()).isEmpty();
    }

    @Test
    void aReaderThatFinishesGetsWhatIsQueuedFirst() {
        write(live, said(1, "one"));
        var reader = live.open(outlet);
        reader.follow(meeting, 0);
        reader.finish();
        await().atMost(PATIENCE).until(() -> outlet.closedWith() == Outlet.DONE);
        assertThat(outlet.texts()).containsExactly("one");
    }

    @Test
    void aReaderWhoseCatchUpFailsIsSentAwayAndNotServedAGap() {
        database.jdbi().useHandle(handle -> handle.execute("alter table live_sequences rename to away"));
        live.open(outlet).follow(meeting, 0);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(outlet.closedWith()).isEqualTo(Outlet.TRY_AGAIN));
        assertThat(outlet.texts()).isEmpty();
    }
}
