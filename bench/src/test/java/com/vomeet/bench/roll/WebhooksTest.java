package com.vomeet.bench.roll;

import static com.vomeet.bench.played.Difference.Kind.DOUBLED;
import static com.vomeet.bench.played.Difference.Kind.LOST;
import static com.vomeet.bench.played.Difference.Kind.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.chaos.Receiver.Heard;
import com.vomeet.bench.played.Difference;
import com.vomeet.bench.played.Difference.Kind;
import com.vomeet.bench.played.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class WebhooksTest {
    private static final Row ROW =
            new Row(7, "completed", "left_alone", List.of("active", "completed"), Map.of(), 0, null, null);
    private static final List<Heard> ALL = List.of(
            new Heard("bot.requested", 1),
            new Heard("bot.active", 2),
            new Heard("bot.ended", 3),
            new Heard("transcript.ready", 4));

    private static List<Kind> kinds(List<Heard> heard) {
        return Webhooks.judge(ROW, heard).stream().map(Difference::kind).toList();
    }

    @Test
    void eachChangeAndTheEndOfTheTextIsToldOnce() {
        assertThat(Webhooks.areThere(ROW, ALL)).isTrue();
        assertThat(kinds(ALL)).isEmpty();
    }

    @Test
    void whatIsMissingIsLost() {
        assertThat(Webhooks.areThere(ROW, ALL.subList(0, 3))).isFalse();
        assertThat(kinds(ALL.subList(0, 3))).containsExactly(LOST);
        assertThat(kinds(ALL.subList(1, 4))).containsExactly(LOST);
    }

    @Test
    void whatIsToldTwiceIsDoubledAndWhatIsToldTooEarlyIsWrong() {
        var twice = new ArrayList<>(ALL);
        twice.add(1, new Heard("bot.active", 2));
        assertThat(kinds(twice)).containsExactly(DOUBLED);
        var early = List.of(ALL.get(0), ALL.get(2), ALL.get(1), ALL.get(3));
        assertThat(kinds(early)).containsExactly(WRONG, WRONG);
    }
}
