package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every cell of transitions.txt: each report in each status. */
final class TransitionTableTest {
    private static final int LAST = 5;
    private static final Table TABLE = Table.read("transitions.txt");

    @TestFactory
    Stream<DynamicTest> eachReportInEachStatus() {
        return TABLE.rows().stream()
                .flatMap(row -> IntStream.range(1, row.size())
                        .mapToObj(column -> cell(row.getFirst(), TABLE.columns().get(column), row.get(column))));
    }

    private static DynamicTest cell(String report, String status, String wanted) {
        return DynamicTest.dynamicTest(report + " while " + status + ": " + wanted, () -> {
            var state = state(MeetingStatus.of(status));
            var decision = MeetingMachine.decide(state, report(report));
            assertThat(words(decision)).isEqualTo(wanted);
            if (decision instanceof Decision.Transition t) {
                assertThat(t.from()).isEqualTo(state.status());
                assertThat(t.reason() != null)
                        .as("a reason, exactly at the end")
                        .isEqualTo(t.to().isTerminal());
                assertThat(t.failureStage())
                        .as("the stage of a failure")
                        .isEqualTo(t.to() == MeetingStatus.FAILED ? state.stage() : null);
                assertThat(t.source()).isEqualTo(source(report));
            }
        });
    }

    private static MeetingState state(MeetingStatus status) {
        return status == MeetingStatus.STOPPING
                ? new MeetingState(status, MeetingStatus.ACTIVE, true, LAST)
                : new MeetingState(status, status, false, LAST);
    }

    private static String words(Decision decision) {
        return switch (decision) {
            case Decision.Transition t -> t.to().wire();
            case Decision.Ignored(var why) -> "(" + why.name().toLowerCase(Locale.ROOT) + ")";
        };
    }

    private static Report report(String name) {
        var word = name.substring(name.lastIndexOf(' ') + 1);
        return switch (name.substring(0, name.length() - word.length()).strip()) {
            case "bot says" -> says(word, LAST + 1);
            case "late" -> says(word, LAST - 1);
            case "uncounted" -> says(word, 0);
            case "" ->
                others().filter(report -> report.word().equals(word))
                        .findFirst()
                        .orElseThrow();
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Report says(String status, int sequence) {
        return new Report.BotSays(MeetingStatus.of(status), sequence, null, null, null, List.of());
    }

    private static Stream<Report> others() {
        return Stream.of(
                new Report.StopRequested(),
                new Report.NotStarted(EndReason.NO_CAPACITY, "why"),
                new Report.WorkloadEnded(null, "why"),
                new Report.WorkloadGone(),
                new Report.Silent("why"),
                new Report.Stuck("why"),
                new Report.Overdue());
    }

    private static Source source(String report) {
        if (report.equals("stop_requested")) {
            return Source.USER;
        }
        return report.contains(" ") ? Source.BOT_CALLBACK : Source.FLEET;
    }

    @Test
    void noStatusAndNoReportIsMissing() {
        assertThat(TABLE.columns().stream().skip(1))
                .containsExactlyElementsOf(Arrays.stream(MeetingStatus.values())
                        .map(MeetingStatus::wire)
                        .toList());
        var reports = TABLE.column(0);
        assertThat(reports).doesNotHaveDuplicates();
        for (var status : MeetingStatus.values()) {
            assertThat(reports).contains("bot says " + status.wire());
        }
        assertThat(reports).containsAll(others().map(Report::word).toList());
        assertThat(others().map(Object::getClass).count() + 1)
                .as("kinds of reports")
                .isEqualTo(Report.class.getPermittedSubclasses().length);
    }

    /** What the first vomeet's clients know: an end is final, and nobody goes back. */
    @Test
    void noTransitionLeadsBack() {
        var order = List.of("requested", "joining", "awaiting_admission", "active", "stopping", "completed", "failed");
        for (var row : TABLE.rows()) {
            for (var column = 1; column < row.size(); column++) {
                var to = order.indexOf(row.get(column));
                assertThat(to < 0 || to > order.indexOf(TABLE.columns().get(column)))
                        .as(row.getFirst() + " in " + TABLE.columns().get(column))
                        .isTrue();
            }
        }
    }
}
