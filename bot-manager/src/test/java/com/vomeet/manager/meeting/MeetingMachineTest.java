package com.vomeet.manager.meeting;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.AWAITING_ADMISSION;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.ERROR;
import static com.vomeet.contract.MeetingStatus.FAILED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static com.vomeet.contract.MeetingStatus.REQUESTED;
import static com.vomeet.contract.MeetingStatus.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.Decision.Ignored;
import com.vomeet.manager.meeting.Decision.Transition;
import com.vomeet.manager.meeting.Decision.Why;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class MeetingMachineTest {
    @ParameterizedTest
    @CsvSource({
        "REQUESTED, JOINING",
        "REQUESTED, AWAITING_ADMISSION",
        "REQUESTED, ACTIVE",
        "JOINING, AWAITING_ADMISSION",
        "JOINING, ACTIVE",
        "AWAITING_ADMISSION, ACTIVE",
        "REQUESTED, STOPPING",
        "JOINING, STOPPING",
        "AWAITING_ADMISSION, STOPPING",
        "ACTIVE, STOPPING"
    })
    void aBotMayGoForwardAndSkipStages(MeetingStatus from, MeetingStatus to) {
        assertThat(MeetingMachine.decide(in(from), says(to, 2, null)))
                .isEqualTo(new Transition(from, to, Source.BOT_CALLBACK, null, null, null));
    }

    @ParameterizedTest
    @CsvSource({"ACTIVE, JOINING", "ACTIVE, AWAITING_ADMISSION", "AWAITING_ADMISSION, JOINING"})
    void noBotGoesBack(MeetingStatus from, MeetingStatus to) {
        assertThat(MeetingMachine.decide(in(from), says(to, 9, null))).isEqualTo(new Ignored(Why.BACKWARDS));
    }

    @ParameterizedTest
    @EnumSource(
            value = MeetingStatus.class,
            names = {"JOINING", "AWAITING_ADMISSION", "ACTIVE", "STOPPING"})
    void theSameStatusAgainChangesNothing(MeetingStatus status) {
        assertThat(MeetingMachine.decide(in(status), says(status, 2, null))).isEqualTo(new Ignored(Why.REPEATED));
    }

    @ParameterizedTest
    @EnumSource(
            value = MeetingStatus.class,
            names = {"REQUESTED", "ERROR"})
    void aBotCannotSayWhatOnlyTheManagerKnows(MeetingStatus word) {
        assertThat(MeetingMachine.decide(in(JOINING), says(word, 2, null))).isEqualTo(new Ignored(Why.NOT_A_BOTS_WORD));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void anEndAbsorbsEveryReport(MeetingStatus end) {
        for (var report : everyReport().toList()) {
            assertThat(MeetingMachine.decide(in(end), report)).isEqualTo(new Ignored(Why.ENDED));
        }
    }

    static Stream<MeetingStatus> ends() {
        return Stream.of(COMPLETED, FAILED, ERROR);
    }

    private static Stream<Report> everyReport() {
        return Stream.of(
                says(ACTIVE, 9, null),
                says(COMPLETED, 9, EndReason.STOPPED),
                new Report.StopRequested(),
                new Report.NotStarted(EndReason.NO_CAPACITY, "x"),
                new Report.WorkloadEnded(null, "x"),
                new Report.WorkloadGone(),
                new Report.Silent("x"),
                new Report.Overdue());
    }

    @Test
    void aReportWithALowerNumberThanOneTakenIsLate() {
        var state = new MeetingState(JOINING, JOINING, false, 5);
        assertThat(MeetingMachine.decide(state, says(ACTIVE, 4, null))).isEqualTo(new Ignored(Why.LATE));
        assertThat(MeetingMachine.decide(state, says(ACTIVE, 5, null))).isInstanceOf(Transition.class);
    }

    @Test
    void aBotThatDoesNotCountIsNeverLate() {
        var state = new MeetingState(JOINING, JOINING, false, 5);
        assertThat(MeetingMachine.decide(state, says(ACTIVE, 0, null))).isInstanceOf(Transition.class);
    }

    @Test
    void aLateAdmissionAfterAStopIsIgnored() {
        assertThat(MeetingMachine.decide(stopping(AWAITING_ADMISSION), says(ACTIVE, 9, null)))
                .isEqualTo(new Ignored(Why.STOPPING));
    }

    @ParameterizedTest
    @EnumSource(EndReason.class)
    void theReasonDecidesBetweenCompletedAndFailed(EndReason reason) {
        for (var word : List.of(COMPLETED, FAILED)) {
            assertThat(MeetingMachine.decide(in(ACTIVE), says(word, 2, reason)))
                    .isInstanceOfSatisfying(Transition.class, t -> {
                        assertThat(t.to()).isEqualTo(reason.status());
                        assertThat(t.reason()).isEqualTo(reason);
                        assertThat(t.failureStage()).isEqualTo(reason.status() == FAILED ? ACTIVE : null);
                    });
        }
    }

    @Test
    void anEndWithoutAReasonGetsTheVaguestOfItsStatus() {
        assertThat(reasonOf(in(ACTIVE), says(COMPLETED, 2, null))).isEqualTo(EndReason.STOPPED);
        assertThat(reasonOf(in(ACTIVE), says(FAILED, 2, null))).isEqualTo(EndReason.INTERNAL_ERROR);
    }

    @Test
    void aStopIsAskedForOnce() {
        assertThat(MeetingMachine.decide(in(ACTIVE), new Report.StopRequested()))
                .isEqualTo(new Transition(ACTIVE, STOPPING, Source.USER, null, null, null));
        assertThat(MeetingMachine.decide(stopping(ACTIVE), new Report.StopRequested()))
                .isEqualTo(new Ignored(Why.REPEATED));
    }

    @ParameterizedTest
    @EnumSource(
            value = EndReason.class,
            names = {"TERMINATED", "WORKLOAD_LOST", "WORKLOAD_NOT_STARTED", "BOT_SILENT"})
    void anEndBySignalOrSilenceAfterAStopIsTheStop(EndReason reason) {
        assertThat(MeetingMachine.decide(stopping(ACTIVE), says(FAILED, 9, reason)))
                .isEqualTo(new Transition(STOPPING, COMPLETED, Source.BOT_CALLBACK, EndReason.STOPPED, null, null));
    }

    @Test
    void aBotThatIsToldToEndBeforeItsTimeIsMadeAgain() {
        var early = new MeetingState(REQUESTED, REQUESTED, false, 1, true);
        assertThat(MeetingMachine.decide(early, says(FAILED, 2, EndReason.TERMINATED)))
                .isEqualTo(new Ignored(Why.TO_BE_MADE_AGAIN));
        assertThat(reasonOf(early, says(FAILED, 2, EndReason.BROWSER_NOT_STARTED)))
                .isEqualTo(EndReason.BROWSER_NOT_STARTED);
        assertThat(reasonOf(in(REQUESTED), says(FAILED, 2, EndReason.TERMINATED)))
                .isEqualTo(EndReason.TERMINATED);
    }

    @Test
    void whatReallyHappenedBeatsAStop() {
        assertThat(reasonOf(stopping(ACTIVE), says(COMPLETED, 9, EndReason.EVICTED)))
                .isEqualTo(EndReason.EVICTED);
        assertThat(reasonOf(stopping(ACTIVE), says(FAILED, 9, EndReason.BROWSER_LOST)))
                .isEqualTo(EndReason.BROWSER_LOST);
    }

    @Test
    void theFleetsFindingsHaveReasonsOfTheirOwn() {
        assertThat(reasonOf(in(REQUESTED), new Report.NotStarted(EndReason.WORKLOAD_NOT_STARTED, "no such program")))
                .isEqualTo(EndReason.WORKLOAD_NOT_STARTED);
        assertThat(reasonOf(in(ACTIVE), new Report.WorkloadEnded(null, "exit code 137")))
                .isEqualTo(EndReason.WORKLOAD_LOST);
        assertThat(reasonOf(in(ACTIVE), new Report.WorkloadEnded(EndReason.LEFT_ALONE, "")))
                .isEqualTo(EndReason.LEFT_ALONE);
        assertThat(reasonOf(in(ACTIVE), new Report.WorkloadGone())).isEqualTo(EndReason.WORKLOAD_LOST);
        assertThat(reasonOf(in(ACTIVE), new Report.Silent("31 s"))).isEqualTo(EndReason.BOT_SILENT);
        assertThat(reasonOf(in(ACTIVE), new Report.Overdue())).isEqualTo(EndReason.MAX_DURATION);
        assertThat(reasonOf(stopping(ACTIVE), new Report.WorkloadGone())).isEqualTo(EndReason.STOPPED);
    }

    @Test
    void aFailureWhileStoppingKeepsTheStageBefore() {
        assertThat(MeetingMachine.decide(stopping(AWAITING_ADMISSION), says(FAILED, 9, EndReason.BROWSER_LOST)))
                .isInstanceOfSatisfying(
                        Transition.class, t -> assertThat(t.failureStage()).isEqualTo(AWAITING_ADMISSION));
    }

    private static @Nullable EndReason reasonOf(MeetingState state, Report report) {
        return MeetingMachine.decide(state, report) instanceof Transition t ? t.reason() : null;
    }

    private static MeetingState in(MeetingStatus status) {
        return new MeetingState(status, status, false, 1);
    }

    private static MeetingState stopping(MeetingStatus stage) {
        return new MeetingState(STOPPING, stage, true, 1);
    }

    private static Report.BotSays says(MeetingStatus status, int sequence, @Nullable EndReason reason) {
        return new Report.BotSays(status, sequence, reason, null, null, List.of());
    }
}
