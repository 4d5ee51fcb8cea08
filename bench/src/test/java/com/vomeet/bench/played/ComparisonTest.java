package com.vomeet.bench.played;

import static com.vomeet.bench.played.Difference.Kind.DOUBLED;
import static com.vomeet.bench.played.Difference.Kind.LOST;
import static com.vomeet.bench.played.Difference.Kind.WRONG;
import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.played.Difference.Kind;
import com.vomeet.contract.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ComparisonTest {
    private static final Instant NOW = Instant.parse("2026-01-01T10:00:00Z");
    private static final List<String> WENT = List.of("joining", "active", "completed");
    private static final Map<Integer, String> SAID = Map.of(1, "one", 2, "two");

    private static Played played(Ending ending) {
        var part = new Part(ending, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        return ending.isWithoutAWord()
                ? new Played(7, part, List.of(JOINING, ACTIVE), null, List.of("one", "two"), 1, NOW)
                : new Played(
                        7, part, List.of(JOINING, ACTIVE, COMPLETED), ending.reason(), List.of("one", "two"), 2, NOW);
    }

    private static Row row(String status, @Nullable String reason, List<String> went, Map<Integer, String> said) {
        return new Row(7, status, reason, went, said, said.size(), NOW, NOW);
    }

    private static List<Kind> kinds(Played played, @Nullable Row row) {
        return Comparison.of(played, row).stream().map(Difference::kind).toList();
    }

    @Test
    void aRowThatSaysWhatTheBotDidIsRight() {
        assertThat(kinds(played(Ending.LEFT_ALONE), row("completed", "left_alone", WENT, SAID)))
                .isEmpty();
        assertThat(kinds(
                        played(Ending.CALLED_BACK),
                        row("completed", "stopped", List.of("joining", "active", "stopping", "completed"), SAID)))
                .isEmpty();
    }

    @Test
    void whatABotWithoutALastWordHadNotSentMayBeThereOrNot() {
        var went = List.of("joining", "active", "failed");
        assertThat(kinds(played(Ending.SILENT), row("failed", "bot_silent", went, SAID)))
                .isEmpty();
        assertThat(kinds(played(Ending.SILENT), row("failed", "bot_silent", went, Map.of(1, "one"))))
                .isEmpty();
        assertThat(kinds(played(Ending.SILENT), row("failed", "bot_silent", went, Map.of(2, "two"))))
                .containsExactly(LOST);
    }

    @Test
    void whatIsMissingIsLost() {
        var bot = played(Ending.LEFT_ALONE);
        assertThat(kinds(bot, null)).containsExactly(LOST);
        assertThat(kinds(bot, row("active", null, List.of("joining", "active"), SAID)))
                .containsExactly(LOST, LOST);
        assertThat(kinds(bot, row("completed", "left_alone", WENT, Map.of(1, "one"))))
                .containsExactly(LOST);
    }

    @Test
    void whatIsThereTwiceIsDoubled() {
        var bot = played(Ending.LEFT_ALONE);
        var twice = List.of("joining", "active", "active", "completed");
        assertThat(kinds(bot, row("completed", "left_alone", twice, SAID))).containsExactly(DOUBLED);
        assertThat(kinds(bot, row("completed", "left_alone", WENT, Map.of(1, "one", 2, "two", 3, "three"))))
                .containsExactly(DOUBLED);
        assertThat(kinds(bot, row("completed", "left_alone", WENT, Map.of(1, "one", 2, "one"))))
                .containsExactly(WRONG, DOUBLED);
    }

    @Test
    void anotherReasonOrderOrTextIsWrong() {
        var bot = played(Ending.LEFT_ALONE);
        assertThat(kinds(bot, row("completed", "evicted", WENT, SAID))).containsExactly(WRONG);
        assertThat(kinds(bot, row("completed", "left_alone", List.of("active", "joining", "completed"), SAID)))
                .containsExactly(WRONG);
        assertThat(kinds(bot, row("completed", "left_alone", WENT, Map.of(1, "one", 2, "too"))))
                .containsExactly(WRONG);
    }

    @Test
    void aBotThatWasMadeToEndOtherwiseThanItsPartSaysIsWrong() {
        var part = new Part(Ending.LEFT_ALONE, Duration.ZERO, Duration.ZERO, Duration.ZERO);
        var stopped = new Played(
                7, part, List.of(JOINING, ACTIVE, COMPLETED), EndReason.STOPPED, List.of("one", "two"), 2, NOW);
        assertThat(kinds(stopped, row("completed", "stopped", WENT, SAID))).containsExactly(WRONG);
    }
}
