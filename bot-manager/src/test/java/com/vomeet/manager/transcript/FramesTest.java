package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FramesTest {
    private final Frames frames = new Frames(InstantSource.fixed(Entries.START));

    private static LiveSegment segment(long seq) {
        return new LiveSegment(
                "a",
                (int) seq,
                seq,
                seq + 1,
                "text " + seq,
                true,
                null,
                null,
                null,
                null,
                Entries.START.plusSeconds(seq),
                Entries.START.plusSeconds(seq + 1),
                Entries.START,
                seq);
    }

    private static LiveView view(long seq, long statusSeq, @Nullable String status, long... segments) {
        return new LiveView(
                seq,
                statusSeq,
                status,
                LongStream.of(segments).mapToObj(FramesTest::segment).toList());
    }

    /** As a reader would note them: the number, then what it brought. */
    private static List<String> notes(List<LiveFrame> all) {
        return all.stream().map(FramesTest::note).toList();
    }

    private static String note(LiveFrame frame) {
        var json = Json.MAPPER.readTree(frame.text());
        assertThat(json.path("seq").asLong()).isEqualTo(frame.seq());
        if (json.path("type").asString().equals("meeting.status")) {
            return frame.seq() + " status";
        }
        var texts = json.path("payload")
                .path("segments")
                .valueStream()
                .map(s -> s.path("number").asString())
                .toList();
        return frame.seq() + " " + String.join("+", texts);
    }

    private static final String STATUS = "{\"type\":\"meeting.status\",\"payload\":{\"status\":\"active\"}}";

    @Test
    void whoHasEverythingGetsNothing() {
        assertThat(frames.catchUp(1, view(5, 3, STATUS), 5)).isEmpty();
    }

    @Test
    void textAloneIsOneFrameWithTheNewestNumber() {
        assertThat(notes(frames.catchUp(1, view(9, 2, STATUS, 4, 6, 9), 3))).containsExactly("9 4+6+9");
    }

    @Test
    void aStatusStandsBetweenTheTextBeforeItAndTheTextAfterIt() {
        assertThat(notes(frames.catchUp(1, view(9, 6, STATUS, 4, 5, 8), 3)))
                .containsExactly("5 4+5", "6 status", "9 8");
    }

    @Test
    void aMeetingThatNeverHadAStatusHasNoSuchFrame() {
        assertThat(notes(frames.catchUp(1, view(2, 0, null, 1, 2), 0))).containsExactly("2 1+2");
    }

    @Test
    void aLongTextComesInSeveralFrames() {
        var all = LongStream.rangeClosed(1, Frames.MAX_SEGMENTS + 5).toArray();
        var sent = frames.catchUp(1, view(all.length, 0, null, all), 0);
        assertThat(sent).extracting(LiveFrame::seq).containsExactly((long) Frames.MAX_SEGMENTS, (long) all.length);
    }

    /** Whoever is cut off after any frame and comes back with its number misses nothing and gets nothing twice. */
    @ParameterizedTest
    @CsvSource({"0", "1", "2", "3", "4", "5", "6", "7", "8"})
    void aReaderMayBeLostBetweenAnyTwoFrames(long after) {
        var full = view(9, 6, STATUS, 1, 2, 4, 5, 8);
        var whole = frames.catchUp(1, full, after);
        for (var cut = 1; cut < whole.size(); cut++) {
            var reached = whole.get(cut - 1).seq();
            var rest = new LiveView(
                    9,
                    6,
                    STATUS,
                    full.segments().stream().filter(s -> s.seq() > reached).toList());
            assertThat(notes(frames.catchUp(1, rest, reached))).isEqualTo(notes(whole.subList(cut, whole.size())));
        }
    }
}
