package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a WhisperLive of the first vomeet writes, from its entries to the stored text. */
final class WhisperTextIT {
    private static final Instant WRITTEN = Instant.parse("2026-11-23T10:00:10Z");
    private final Database database = Database.open(RealParts.newDatabase(), Patience.DEFAULT);
    private final SegmentStore store = new SegmentStore(database.jdbi(), InstantSource.system());
    private final EntryReader reader = new EntryReader(Entries.TOKENS);
    private final long meeting = new TestMeetings(database.jdbi()).add();
    private int written;

    @AfterEach
    void end() {
        database.close();
    }

    private StoreResult write(String uid, String members) {
        var payload = "{\"token\":\"token-" + meeting
                + "-bot\",\"platform\":\"google_meet\",\"meeting_id\":1,\"uid\":\"" + uid + "\"," + members + "}";
        var position = new EntryPosition(WRITTEN.toEpochMilli(), ++written);
        var good = (Reading.Good) reader.read(position, Map.of(StreamEntry.FIELD, payload));
        return store.store(List.of(good));
    }

    private static String said(double start, double end, String text, boolean completed) {
        return "{\"start\":\"" + start + "\",\"end\":\"" + end + "\",\"text\":\"" + text + "\",\"completed\":"
                + completed + ",\"language\":\"en\"}";
    }

    private List<String> shown() {
        return store.since(meeting, 0).shown().stream()
                .map(s -> s.absoluteStart() + (s.completed() ? " " : " ~") + s.text())
                .toList();
    }

    @Test
    void aRunningTextGrowsAndBecomesFinalUnderItsStart() {
        write("w", "\"type\":\"session_start\",\"start_timestamp\":\"2026-11-23T10:00:00.000000Z\"");
        write("w", "\"type\":\"transcription\",\"segments\":[" + said(0, 1, " Good", false) + "]");
        write("w", "\"type\":\"transcription\",\"segments\":[" + said(0, 2, " Good morning", false) + "]");
        assertThat(shown()).containsExactly("2026-11-23T10:00:00Z ~ Good morning");

        write("w", "\"segments\":[" + said(0, 2.5, " Good morning.", true) + "," + said(2.5, 3, " ok", false) + "]");
        assertThat(shown()).containsExactly("2026-11-23T10:00:00Z  Good morning.", "2026-11-23T10:00:02.500Z ~ ok");
    }

    /** A reader keeps what it was told under its number until it is told otherwise. */
    @Test
    void aRunningTextWhoseBeginningMovesIsTakenBackThereForThoseWhoRead() {
        var uid = "w";
        write(uid, "\"type\":\"session_start\",\"start_timestamp\":\"2026-11-23T10:00:00.000000Z\"");
        var first = told(write(uid, "\"segments\":[" + said(1, 2, " Good", false) + "]"));
        assertThat(first).containsExactly("w:1001 ~Good");

        assertThat(told(write(uid, "\"segments\":[" + said(1.34, 3, " Good morning", false) + "]")))
                .containsExactly("w:1001 ~", "w:1341 ~Good morning");
        assertThat(told(write(uid, "\"segments\":[" + said(1.5, 3.2, " Good morning.", true) + "]")))
                .containsExactly("w:1341 ~", "w:1501  Good morning.");
        assertThat(told(write(uid, "\"segments\":[" + said(4, 5, " Yes", false) + "]")))
                .containsExactly("w:4001 ~Yes");
        assertThat(told(write(uid, "\"segments\":[" + said(4, 5, " Yes.", true) + "]")))
                .as("what becomes final where it was replaces it")
                .containsExactly("w:4001  Yes.");
    }

    private static List<String> told(StoreResult result) {
        return result.changes().stream()
                .flatMap(change -> change.segments().stream())
                .map(s -> s.id() + (s.completed() ? "  " : " ~") + s.text().strip())
                .toList();
    }

    @Test
    void whatIsRepeatedChangesNothing() {
        write("w", "\"segments\":[" + said(0, 2.5, " Good morning.", true) + "]");
        assertThat(write("w", "\"segments\":[" + said(0, 2.5, " Good morning.", true) + "]")
                        .changes())
                .isEmpty();
    }

    @Test
    void twoSessionsWithTheSameStartsDoNotHideEachOther() {
        write("w1", "\"type\":\"session_start\",\"start_timestamp\":\"2026-11-23T10:00:00.000000Z\"");
        write("w2", "\"type\":\"session_start\",\"start_timestamp\":\"2026-11-23T11:00:00.000000Z\"");
        write("w1", "\"segments\":[" + said(0, 2, "before the break", true) + "]");
        write("w2", "\"segments\":[" + said(0, 2, "after the break", true) + "]");
        assertThat(shown())
                .containsExactly("2026-11-23T10:00:00Z before the break", "2026-11-23T11:00:00Z after the break");
    }

    @Test
    void aSessionWhoseStartIsNotKnownIsPlacedOnceAndStaysThere() {
        write("w", "\"segments\":[" + said(0, 4, "one", true) + "]");
        assertThat(shown()).containsExactly("2026-11-23T10:00:06Z one");
        // Written at the same moment as the clock of this test has it; without the first guess it would be elsewhere.
        write("w", "\"segments\":[" + said(0, 4, "one", true) + "," + said(4, 8, "two", true) + "]");
        assertThat(shown()).containsExactly("2026-11-23T10:00:06Z one", "2026-11-23T10:00:10Z two");
    }

    @Test
    void theEndOfASessionTakesNothingBack() {
        write("w", "\"segments\":[" + said(0, 4, "last words", false) + "]");
        write("w", "\"type\":\"session_end\",\"end_timestamp\":\"2026-11-23T10:01:00.000000Z\"");
        assertThat(shown()).containsExactly("2026-11-23T10:00:06Z ~last words");
    }

    @Test
    void marksOfSilenceAreNotShownAndClearWhatWasShownThere() {
        write("w", "\"segments\":[" + said(0, 4, "hm", false) + "]");
        write("w", "\"segments\":[" + said(0, 4, "[BLANK_AUDIO]", true) + "]");
        assertThat(shown()).isEmpty();
    }
}
