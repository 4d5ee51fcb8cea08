package com.vomeet.manager.transcript;

import static com.vomeet.manager.transcript.Entries.good;
import static com.vomeet.manager.transcript.Entries.said;
import static com.vomeet.manager.transcript.Entries.tail;
import static com.vomeet.manager.transcript.Entries.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.contract.whisper.WireSegment;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class SegmentStoreIT {
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final TestMeetings meetings = new TestMeetings(database.jdbi());
    private final SegmentStore store = new SegmentStore(database.jdbi(), InstantSource.system());
    private long meeting;

    @BeforeEach
    void aMeeting() {
        meeting = meetings.add();
    }

    @AfterEach
    void end() {
        database.close();
    }

    private List<String> shown() {
        return store.since(meeting, 0).shown().stream()
                .map(s -> s.number() + (s.completed() ? " " : "~ ") + s.text())
                .toList();
    }

    @Test
    void theSameEntryStoredTwiceIsThereOnceAndChangesNothing() {
        var entry = good(1, text(meeting, "a", said(1, "one"), said(2, "two"), tail(3, "thr")));
        var first = store.store(List.of(entry));
        var again = store.store(List.of(entry));

        assertThat(first.segments()).isEqualTo(2);
        assertThat(first.changes()).hasSize(1);
        assertThat(again.segments()).isZero();
        assertThat(again.changes()).isEmpty();
        assertThat(again.drops()).containsEntry(DropReason.DUPLICATE, 2).containsEntry(DropReason.STALE_TAIL, 1);
        assertThat(shown()).containsExactly("1 one", "2 two", "3~ thr");
        assertThat(store.since(meeting, 0).seq()).isEqualTo(1);
    }

    @Test
    void theStoredNumberStopsAtTheFirstGapAndPassesItWhenItIsFilled() {
        store.store(List.of(good(1, text(meeting, "a", said(1, "one"), said(3, "three"), said(4, "four")))));
        assertThat(store.stored("a")).isEqualTo(1);

        var result = store.store(List.of(good(2, text(meeting, "a", said(2, "two")))));
        assertThat(result.stored()).containsExactly(new StoreResult.Growth(meeting, "a", 4));
        assertThat(store.stored("a")).isEqualTo(4);
    }

    @Test
    void anEmptyFinalSegmentCountsAsStoredAndIsNotShown() {
        var silent = new Segment(2, 5, 5, "nothing", true, null, null, null, null, Entries.START, Entries.START);
        var result = store.store(
                List.of(good(1, text(meeting, "a", said(1, "one"), silent, said(3, " "), said(4, "four")))));

        assertThat(result.drops()).containsEntry(DropReason.EMPTY_SEGMENT, 2);
        assertThat(store.stored("a")).isEqualTo(4);
        assertThat(shown()).containsExactly("1 one", "4 four");
    }

    @Test
    void aTailIsReplacedByTheNextTailAndByItsFinalSegment() {
        store.store(List.of(good(1, text(meeting, "a", tail(1, "he")))));
        store.store(List.of(good(2, text(meeting, "a", tail(1, "hello")))));
        assertThat(shown()).containsExactly("1~ hello");

        store.store(List.of(good(3, text(meeting, "a", said(1, "Hello."), tail(2, "how")))));
        assertThat(shown()).containsExactly("1 Hello.", "2~ how");
    }

    @Test
    void aTailThatIsReadLateDoesNotReplaceANewerOne() {
        store.store(List.of(good(2, text(meeting, "a", tail(1, "hello")))));
        var late = store.store(List.of(good(1, text(meeting, "a", tail(1, "he")))));
        assertThat(late.drops()).containsEntry(DropReason.STALE_TAIL, 1);
        assertThat(shown()).containsExactly("1~ hello");

        store.store(List.of(good(3, text(meeting, "a", said(1, "Hello.")))));
        store.store(List.of(good(4, text(meeting, "a", tail(1, "hello again")))));
        assertThat(shown()).containsExactly("1 Hello.");
    }

    @Test
    void aBlankTailTakesAwayWhatWasShown() {
        store.store(List.of(good(1, text(meeting, "a", tail(1, "uh")))));
        var seen = store.since(meeting, 0).seq();
        store.store(List.of(good(2, text(meeting, "a", tail(1, " ")))));

        assertThat(shown()).isEmpty();
        assertThat(store.since(meeting, seen).segments())
                .extracting(LiveSegment::text)
                .containsExactly("");
    }

    @Test
    void theNewestVersionInOneBatchWins() {
        var result = store.store(List.of(
                good(1, text(meeting, "a", tail(1, "he"))),
                good(2, text(meeting, "a", said(1, "Hello."), tail(2, "ho"))),
                good(3, text(meeting, "a", said(1, "Hello."), tail(2, "how are")))));

        assertThat(result.changes()).hasSize(1);
        assertThat(shown()).containsExactly("1 Hello.", "2~ how are");
    }

    @Test
    void aLaterVersionWithABetterNameReplacesTheEarlierOne() {
        store.store(List.of(good(1, text(meeting, "a", Entries.segment(1, "one", true, null)))));
        store.store(List.of(good(2, text(meeting, "a", Entries.segment(1, "one", true, "Ada")))));
        store.store(List.of(good(1, text(meeting, "a", Entries.segment(1, "one", true, null)))));

        assertThat(store.since(meeting, 0).segments())
                .extracting(LiveSegment::speaker)
                .containsExactly("Ada");
    }

    @Test
    void equalNumbersOfTwoSessionsDoNotHideEachOther() {
        store.store(List.of(
                good(1, text(meeting, "a", said(1, "from a"))), good(2, text(meeting, "b", said(1, "from b")))));
        assertThat(shown()).containsExactlyInAnyOrder("1 from a", "1 from b");
    }

    @Test
    void textOfADeletedMeetingIsDroppedAndTheRestOfTheBatchIsStored() {
        var gone = meetings.add();
        meetings.remove(gone);
        var result = store.store(List.of(
                good(1, text(gone, "g", said(1, "late"))), good(2, text(meeting, "a", said(1, "one")))));

        assertThat(result.drops()).containsEntry(DropReason.MEETING_GONE, 1);
        assertThat(shown()).containsExactly("1 one");
    }

    @Test
    void nobodyWritesIntoASessionOfAnotherMeeting() {
        var other = meetings.add();
        store.store(List.of(good(1, text(meeting, "a", said(1, "mine")))));
        var result = store.store(List.of(good(2, text(other, "a", said(2, "theirs")))));

        assertThat(result.drops()).containsEntry(DropReason.WRONG_SESSION, 1);
        assertThat(shown()).containsExactly("1 mine");
        assertThat(store.since(other, 0).segments()).isEmpty();
    }

    @Test
    void whatIsNewerThanANumberIsExactlyTheRest() {
        store.store(List.of(good(1, text(meeting, "a", said(1, "one"), tail(2, "t")))));
        var seen = store.since(meeting, 0).seq();
        store.store(List.of(good(2, text(meeting, "a", said(2, "two")))));
        var status =
                store.statusChanged(meeting, 2, "{\"type\":\"meeting.status\"}").orElseThrow();

        var rest = store.since(meeting, seen);
        assertThat(rest.segments()).extracting(LiveSegment::text).containsExactly("two");
        assertThat(rest.statusSeq()).isEqualTo(status).isEqualTo(seen + 2).isEqualTo(rest.seq());
        assertThat(store.since(meeting, rest.seq()).segments()).isEmpty();
    }

    @Test
    void anOlderStatusIsNotToldAfterANewerOne() {
        assertThat(store.statusChanged(meeting, 3, "{\"n\":3}")).hasValue(1);
        assertThat(store.statusChanged(meeting, 2, "{\"n\":2}")).isEmpty();
        assertThat(store.since(meeting, 0).statusPayload()).isEqualTo("{\"n\":3}");
        assertThat(store.statusChanged(meeting + 1000, 1, "{}")).isEmpty();
    }

    private static Segment whole(int number, boolean completed) {
        var from = Entries.START.plusNanos(123_456_789);
        return new Segment(
                number,
                1.0 / 3,
                2.5,
                "one",
                completed,
                "en",
                "Ada",
                0.87,
                List.of(new WireSegment.Word("one", 1.0 / 3, 2.4, 0.9)),
                from,
                from.plusSeconds(1));
    }

    /** What is told is made from what was written, and has to be what a reader finds who comes later. */
    @Test
    void whatIsToldLiveIsWhatIsReadLater() {
        var told = store.store(List.of(good(1, text(meeting, "a", whole(1, true), whole(2, false)))));
        assertThat(told.changes().getFirst().segments())
                .isEqualTo(store.since(meeting, 0).segments())
                .hasSize(2);

        var better = Entries.segment(1, "one", true, "Grace");
        assertThat(store.store(List.of(good(2, text(meeting, "a", better))))
                        .changes()
                        .getFirst()
                        .segments())
                .isEqualTo(store.since(meeting, 1).segments())
                .hasSize(1);
    }

    private String versionOfTheSessionsRow() {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("select xmin || ' ' || xmax from transcript_sessions")
                        .mapTo(String.class)
                        .one());
    }

    /** A thousand bots write a tail in each second. */
    @Test
    void aTailOfAKnownSessionLeavesTheSessionsRowAlone() {
        store.store(List.of(good(1, text(meeting, "a", tail(1, "he")))));
        var before = versionOfTheSessionsRow();
        store.store(List.of(good(2, text(meeting, "a", tail(1, "hello")))));
        assertThat(shown()).containsExactly("1~ hello");
        assertThat(versionOfTheSessionsRow()).isEqualTo(before);
    }

    @Test
    void wordsAndConfidenceSurvive() {
        var words = List.of(new WireSegment.Word("one", 2.0, 2.4, 0.9));
        var segment = new Segment(
                1, 2, 2.5, "one", true, "en", "Ada", 0.87, words, Entries.START, Entries.START.plusSeconds(1));
        store.store(List.of(good(1, text(meeting, "a", segment))));

        var stored = store.since(meeting, 0).segments().getFirst();
        assertThat(stored.words()).isEqualTo(words);
        assertThat(stored.confidence()).isEqualTo(0.87);
    }

    @Test
    void aTextWithANulCharacterIsStoredWithoutIt() {
        store.store(List.of(good(1, text(meeting, "a", said(1, "o\0ne")))));
        assertThat(shown()).containsExactly("1 one");
    }

    private StreamEntry ended(String uid, int lastSegment) {
        return new StreamEntry.SessionEnd(
                Secret.of("token-" + meeting),
                Platform.GOOGLE_MEET,
                meeting,
                uid,
                Entries.START.plusSeconds(60),
                lastSegment,
                StreamEntry.BOT);
    }

    @Test
    void aTailThatTheSessionsEndTakesBackGoesForReadersToo() {
        store.store(List.of(good(1, text(meeting, "a", said(1, "one"), tail(2, "uh")))));
        var seen = store.since(meeting, 0).seq();
        var result = store.store(List.of(good(2, ended("a", 1))));

        assertThat(shown()).containsExactly("1 one");
        var change = result.changes().getFirst();
        assertThat(change.seq()).isEqualTo(seen + 1);
        assertThat(change.segments()).singleElement().satisfies(tail -> {
            assertThat(tail.id()).isEqualTo("a:2");
            assertThat(tail.text()).isEmpty();
        });
        assertThat(store.since(meeting, seen).segments())
                .extracting(LiveSegment::id)
                .containsExactly("a:2");

        assertThat(store.store(List.of(good(3, ended("a", 1)))).changes()).isEmpty();
    }

    @Test
    void aTailAndItsEndInOneBatchShowNothing() {
        var result = store.store(List.of(
                good(1, text(meeting, "a", said(1, "one"), tail(2, "uh"))),
                good(2, text(meeting, "b", tail(1, "stays"))),
                good(3, ended("a", 1))));

        assertThat(shown()).containsExactlyInAnyOrder("1 one", "1~ stays");
        assertThat(result.changes().getFirst().segments())
                .extracting(s -> s.id() + " " + s.text())
                .containsExactlyInAnyOrder("a:1 one", "a:2 ", "b:1 stays");
    }

    @Test
    void aTailThatIsReadAfterItsSessionsEndIsNotShown() {
        store.store(List.of(good(2, ended("a", 1))));
        store.store(List.of(good(1, text(meeting, "a", said(1, "one"), tail(2, "uh")))));
        assertThat(shown()).containsExactly("1 one");
    }

    @Test
    void startAndEndOfASessionAreKept() {
        var token = Secret.of("token-" + meeting);
        store.store(List.of(
                good(
                        1,
                        new StreamEntry.SessionStart(
                                token, Platform.GOOGLE_MEET, meeting, "a", Entries.START, StreamEntry.BOT)),
                good(
                        2,
                        new StreamEntry.SessionEnd(
                                token,
                                Platform.GOOGLE_MEET,
                                meeting,
                                "a",
                                Entries.START.plusSeconds(60),
                                7,
                                StreamEntry.BOT))));

        var row = database.jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select extract(epoch from ended_at - started_at)::int || ' ' || last_segment from transcript_sessions")
                        .mapTo(String.class)
                        .one());
        assertThat(row).isEqualTo("60 7");
    }
}
