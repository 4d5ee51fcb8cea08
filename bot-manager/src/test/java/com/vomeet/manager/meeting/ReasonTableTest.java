package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every line of reasons.txt. */
final class ReasonTableTest {
    private static final Table TABLE = Table.read("reasons.txt");
    private static final MeetingState IN_CALL = new MeetingState(MeetingStatus.ACTIVE, MeetingStatus.ACTIVE, false, 1);
    private static final MeetingState CALLED_BACK =
            new MeetingState(MeetingStatus.STOPPING, MeetingStatus.ACTIVE, true, 1);

    @TestFactory
    Stream<DynamicTest> eachReason() {
        return TABLE.rows().stream()
                .map(row -> DynamicTest.dynamicTest(String.join(": ", row), () -> {
                    var reason = EndReason.find(row.getFirst()).orElseThrow();
                    for (var said : List.of(MeetingStatus.COMPLETED, MeetingStatus.FAILED)) {
                        assertThat(end(IN_CALL, said, reason)).isEqualTo(row.get(1) + ", " + row.getFirst());
                        assertThat(end(CALLED_BACK, said, reason)).isEqualTo(row.get(2));
                    }
                }));
    }

    private static String end(MeetingState state, MeetingStatus said, EndReason reason) {
        var report = new Report.BotSays(said, 2, reason, null, null, List.of());
        return switch (MeetingMachine.decide(state, report)) {
            case Decision.Transition t ->
                t.to().wire() + ", " + (t.reason() == null ? "none" : t.reason().wire());
            case Decision.Ignored(var why) -> why.toString();
        };
    }

    @Test
    void noReasonIsMissing() {
        assertThat(TABLE.column(0))
                .containsExactlyInAnyOrderElementsOf(
                        Arrays.stream(EndReason.values()).map(EndReason::wire).toList());
    }
}
