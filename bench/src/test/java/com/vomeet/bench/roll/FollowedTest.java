package com.vomeet.bench.roll;

import static com.vomeet.bench.played.Difference.Kind.DOUBLED;
import static com.vomeet.bench.played.Difference.Kind.LOST;
import static com.vomeet.bench.played.Difference.Kind.WRONG;
import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.played.Difference;
import com.vomeet.bench.played.Difference.Kind;
import com.vomeet.bench.played.Ending;
import com.vomeet.bench.played.Part;
import com.vomeet.bench.played.Played;
import com.vomeet.bench.played.Row;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class FollowedTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final Played PLAYED = new Played(
            7,
            new Part(Ending.LEFT_ALONE, Duration.ZERO, Duration.ZERO, Duration.ZERO),
            List.of(ACTIVE, COMPLETED),
            EndReason.LEFT_ALONE,
            List.of("one", "two"),
            2,
            NOW);
    private static final Row ROW = new Row(
            7, "completed", "left_alone", List.of("active", "completed"), Map.of(1, "one", 2, "two"), 2, NOW, NOW);

    private final Followed followed = new Followed(7, "abc-defg-hij");

    private void text(long seq, int number, String text, boolean completed) {
        var frame = frame("transcript.mutable", seq);
        frame.putObject("payload")
                .putArray("segments")
                .addObject()
                .put("number", number)
                .put("text", text)
                .put("completed", completed);
        followed.hear(frame);
    }

    private void status(long seq, String status) {
        var frame = frame("meeting.status", seq);
        frame.putObject("payload").put("status", status);
        followed.hear(frame);
    }

    private static ObjectNode frame(String type, long seq) {
        return Json.MAPPER.createObjectNode().put("type", type).put("seq", seq);
    }

    private List<Kind> kinds() {
        return followed.judge(PLAYED, ROW).stream().map(Difference::kind).toList();
    }

    @Test
    void whoHeardEverythingOnceMissedNothing() {
        status(1, "active");
        text(2, 1, "on", false);
        text(3, 1, "one", true);
        text(9, 2, "two", true);
        assertThat(followed.isUpTo(ROW)).isFalse();
        status(10, "completed");
        assertThat(followed.isUpTo(ROW)).isTrue();
        assertThat(followed.seq()).isEqualTo(10);
        assertThat(kinds()).isEmpty();
    }

    @Test
    void whatNeverCameIsLost() {
        text(2, 2, "two", true);
        assertThat(kinds()).as("the end and the first").containsExactly(LOST, LOST);
    }

    @Test
    void whatComesAgainIsDoubled() {
        status(1, "active");
        status(2, "active");
        text(3, 1, "one", true);
        text(4, 1, "one", true);
        text(4, 2, "two", true);
        text(5, 2, "two", true);
        status(6, "completed");
        assertThat(kinds()).containsExactly(DOUBLED, DOUBLED, DOUBLED);
    }

    @Test
    void anotherTextIsWrong() {
        text(1, 1, "one", true);
        text(2, 2, "too", true);
        status(3, "completed");
        assertThat(kinds()).containsExactly(WRONG);
    }
}
