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
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SegmentBatchTest {
    private static final Map<Long, Long> NEXT = Map.of(1L, 10L, 2L, 20L);

    private static SegmentBatch of(Reading.Good... entries) {
        return SegmentBatch.of(List.of(entries), Entries.START);
    }

    private static List<String> bodies(List<SegmentBatch.Row> rows) {
        return rows.stream().map(SegmentBatch.Row::body).sorted().toList();
    }

    private static Segment times(double start, double end, String words) {
        return new Segment(
                1,
                start,
                end,
                words,
                true,
                "a language that is far too long",
                "n".repeat(300),
                null,
                null,
                Entries.START.plusMillis((long) (start * 1000)),
                Entries.START.plusMillis((long) (end * 1000)));
    }

    @Test
    void theLaterEntryWinsWhateverIsReadFirst() {
        var batch = of(good(2, text(1, "a", said(1, "new"))), good(1, text(1, "a", said(1, "old"))));
        assertThat(bodies(batch.finals(NEXT))).containsExactly("new");
        assertThat(batch.drops()).containsEntry(DropReason.DUPLICATE, 1);
    }

    @Test
    void aSessionHasOneTailOnly() {
        var batch = of(good(1, text(1, "a", tail(1, "x"))), good(2, text(1, "a", tail(2, "y"))));
        assertThat(bodies(batch.tails(NEXT))).containsExactly("y");
        assertThat(batch.finals(NEXT)).isEmpty();
    }

    @Test
    void rowsGetTheNextNumberOfTheirMeeting() {
        var batch = of(good(1, text(1, "a", said(1, "x"))), good(2, text(2, "b", said(1, "y"))));
        assertThat(batch.finals(NEXT)).extracting(SegmentBatch.Row::seq).containsExactlyInAnyOrder(10L, 20L);
    }

    @Test
    void timesThatAreTurnedAroundAreTurnedBack() {
        var row = of(good(1, text(1, "a", times(5, 3, "x")))).finals(NEXT).getFirst();
        assertThat(row.startSeconds()).isEqualTo(3);
        assertThat(row.endSeconds()).isEqualTo(5);
        assertThat(row.absoluteStart()).isBefore(row.absoluteEnd());
    }

    @Test
    void whatIsTooShortHasNoText() {
        assertThat(bodies(of(good(1, text(1, "a", times(5, 5.0005, "x")))).finals(NEXT)))
                .containsExactly("");
    }

    @Test
    void namesAndLanguagesAreCutToWhatIsKept() {
        var row = of(good(1, text(1, "a", times(1, 2, "x")))).finals(NEXT).getFirst();
        assertThat(row.speaker()).hasSize(255);
        assertThat(row.language()).hasSize(10);
    }

    @Test
    void deletedMeetingsAreForgottenWithAllTheirText() {
        var batch = of(good(1, text(1, "a", said(1, "x"), tail(2, "t"))), good(2, text(2, "b", said(1, "y"))));
        batch.keepMeetings(Set.of(2L));
        assertThat(bodies(batch.finals(NEXT))).containsExactly("y");
        assertThat(batch.tails(NEXT)).isEmpty();
        assertThat(batch.drops()).containsEntry(DropReason.MEETING_GONE, 2);
    }

    @Test
    void aSessionOfAnotherMeetingIsForgotten() {
        var batch = of(good(1, text(1, "a", said(1, "x"))), good(2, text(2, "b", said(1, "y"))));
        batch.keepSessions(Map.of("a", 2L, "b", 2L));
        assertThat(bodies(batch.finals(NEXT))).containsExactly("y");
        assertThat(batch.drops()).containsEntry(DropReason.WRONG_SESSION, 1);
    }

    @Test
    void twoMeetingsInOneSessionAreNotMixed() {
        var batch = of(good(1, text(1, "a", said(1, "x"))), good(2, text(2, "a", said(2, "y"))));
        assertThat(bodies(batch.finals(NEXT))).containsExactly("x");
        assertThat(batch.drops()).containsEntry(DropReason.WRONG_SESSION, 1);
    }

    @Test
    void startAndEndOfASessionAreOneRow() {
        var token = Secret.of("t");
        var batch = of(
                good(1, new StreamEntry.SessionStart(token, Platform.ZOOM, 1, "a", Entries.START, StreamEntry.BOT)),
                good(2, text(1, "a", said(1, "x"))),
                good(
                        3,
                        new StreamEntry.SessionEnd(
                                token, Platform.ZOOM, 1, "a", Entries.START.plusSeconds(9), 1, StreamEntry.BOT)));
        assertThat(batch.sessions())
                .containsExactly(
                        new SegmentBatch.Session("a", 1, Entries.START, Entries.START.plusSeconds(9), 1, false));
    }
}
