package com.vomeet.manager.fleet;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.FAILED;
import static com.vomeet.contract.MeetingStatus.REQUESTED;
import static com.vomeet.contract.MeetingStatus.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.manager.Samples;
import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The plan's edges, without rows and without waiting; that the steps do what they say is shown elsewhere. */
final class FleetPlanTest {
    private static final Instant ZERO = Instant.parse("2026-11-23T10:00:00Z");
    private final FleetPlan plan = new FleetPlan(FleetTimings.DEFAULT);

    private static Instant at(int seconds) {
        return ZERO.plusSeconds(seconds);
    }

    private static Meeting meeting(MeetingStatus status, @Nullable Instant lastSeen) {
        return Samples.meeting(status, ZERO, lastSeen);
    }

    private static Workload running() {
        return new Workload("vomeet-bot-5-connecti", 5, ZERO, new Workload.State.Running(ZERO));
    }

    private static Workload ended(@Nullable Integer code, Instant when) {
        return new Workload("vomeet-bot-5-connecti", 5, ZERO, new Workload.State.Ended(code, null, when));
    }

    private Step next(Meeting meeting, @Nullable Workload workload, Instant now) {
        return plan.next(new Sighting(meeting, workload, now, new Listening(ZERO, ZERO)));
    }

    @Test
    void whatWasAskedForIsStarted() {
        assertThat(next(meeting(REQUESTED, null), null, at(0))).isEqualTo(new Step.Start());
    }

    private static Workload ended(Workload.State.Ended how) {
        return new Workload("vomeet-bot-5-connecti", 5, ZERO, how);
    }

    private static Workload.State.Ended evicted(Instant when) {
        return new Workload.State.Ended(
                null, null, new Workload.Cause(EndReason.POD_EVICTED, "The node is drained."), when);
    }

    @Test
    void aBotThatIsLostBeforeItsTimeIsMadeAgain() {
        var early = Samples.ahead(ZERO, at(90), at(5));
        var lost = new Step.Tell(
                new Report.WorkloadEnded(EndReason.POD_EVICTED, "The node is drained."), Repair.ENDED_WITHOUT_WORD);
        assertThat(next(early, ended(evicted(at(10))), at(60))).isEqualTo(new Step.Remake(lost));
        assertThat(next(early, ended(evicted(at(10))), at(90)))
                .as("it should be in the meeting by now")
                .isEqualTo(lost);
        var vanished = new Step.Tell(new Report.WorkloadGone(), Repair.ROW_WITHOUT_WORKLOAD);
        assertThat(next(early, null, at(60))).isEqualTo(new Step.Remake(vanished));
    }

    @ParameterizedTest
    @EnumSource(
            value = EndReason.class,
            names = {"INVALID_CONFIG", "BROWSER_NOT_STARTED", "MAX_DURATION", "STOPPED"})
    void aBotThatEndsBeforeItsTimeForAReasonOfItsOwnIsNot(EndReason reason) {
        var word = new TerminationMessage(reason, 1, REQUESTED, "it says why");
        assertThat(next(Samples.ahead(ZERO, at(90), at(5)), ended(new Workload.State.Ended(1, word, at(10))), at(60)))
                .isEqualTo(new Step.Tell(new Report.WorkloadEnded(reason, "it says why"), Repair.ENDED_WITHOUT_WORD));
    }

    @Test
    void whatIsStoppedBeforeItsStartIsNotStarted() {
        assertThat(next(meeting(STOPPING, null), null, at(0)))
                .isEqualTo(new Step.Tell(new Report.WorkloadGone(), Repair.ROW_WITHOUT_WORKLOAD));
    }

    @Test
    void aBotIsSilentExactlyWhenItsTimeIsOver() {
        var meeting = meeting(ACTIVE, at(100));
        assertThat(next(meeting, running(), at(129))).isEqualTo(new Step.LookAgain(at(130)));
        assertThat(next(meeting, running(), at(130))).isInstanceOfSatisfying(Step.Tell.class, tell -> {
            assertThat(tell.repair()).isEqualTo(Repair.BOT_SILENT);
            assertThat(tell.report()).isInstanceOf(Report.Silent.class);
        });
    }

    @Test
    void silenceCountsFromWhenItCouldBeHeard() {
        var seen = new Sighting(meeting(ACTIVE, at(0)), running(), at(500), new Listening(at(490), at(490)));
        assertThat(plan.next(seen)).isEqualTo(new Step.LookAgain(at(520)));
    }

    @Test
    void whileNoneCanBeHeardNoneIsSilent() {
        var closed = new Listening(ZERO, at(500));
        assertThat(plan.next(new Sighting(meeting(ACTIVE, at(0)), running(), at(500), closed)))
                .isEqualTo(new Step.LookAgain(at(530)));
        assertThat(plan.next(new Sighting(meeting(REQUESTED, null), running(), at(500), closed)))
                .isEqualTo(new Step.LookAgain(at(620)));
    }

    @Test
    void aBotThatHasNeverSpokenHasTheTimeForStarting() {
        assertThat(next(meeting(REQUESTED, null), running(), at(119))).isEqualTo(new Step.LookAgain(at(120)));
        assertThat(next(meeting(REQUESTED, null), running(), at(120)))
                .isInstanceOfSatisfying(
                        Step.Tell.class, tell -> assertThat(tell.repair()).isEqualTo(Repair.NEVER_SPOKE));
    }

    @ParameterizedTest
    @CsvSource({
        "0, STOPPED",
        "1, ",
        "2, INVALID_CONFIG",
        "126, WORKLOAD_NOT_STARTED",
        "127, WORKLOAD_NOT_STARTED",
        "137, ",
        "143, TERMINATED",
        ", "
    })
    void anExitCodeTellsWhatItCan(@Nullable Integer code, @Nullable EndReason reason) {
        assertThat(next(meeting(ACTIVE, at(10)), ended(code, at(20)), at(21))).isEqualTo(new Step.LookAgain(at(22)));
        assertThat(next(meeting(ACTIVE, at(10)), ended(code, at(20)), at(22)))
                .isInstanceOfSatisfying(Step.Tell.class, tell -> {
                    assertThat(tell.repair()).isEqualTo(Repair.ENDED_WITHOUT_WORD);
                    assertThat(tell.report())
                            .isInstanceOfSatisfying(
                                    Report.WorkloadEnded.class,
                                    report -> assertThat(report.reason()).isEqualTo(reason));
                });
    }

    private static Workload waiting(Wait on, int since) {
        return new Workload("vomeet-bot-5-connecti", 5, ZERO, new Workload.State.Waiting(on, "because", at(since)));
    }

    @ParameterizedTest
    @CsvSource({
        "POD, 300, POD_NOT_MADE",
        "QUOTA, 300, QUOTA_EXCEEDED",
        "CAPACITY, 900, NO_CAPACITY",
        "IMAGE, 120, IMAGE_NOT_PULLED",
        "CONFIGURATION, 60, POD_MISCONFIGURED"
    })
    void whatABotWaitsForIsToldAndHasAPatienceOfItsOwn(Wait on, int seconds, EndReason reason) {
        assertThat(next(meeting(REQUESTED, null), waiting(on, 10), at(10 + seconds - 1)))
                .isEqualTo(new Step.Wait(on.event(), "because", at(10 + seconds)));
        assertThat(next(meeting(REQUESTED, null), waiting(on, 10), at(10 + seconds)))
                .isEqualTo(new Step.Tell(new Report.NotStarted(reason, "because"), Repair.START_TOOK_TOO_LONG));
    }

    @Test
    void aBotThatStartsIsNotTalkedAbout() {
        assertThat(next(meeting(REQUESTED, null), waiting(Wait.START, 10), at(11)))
                .isEqualTo(new Step.LookAgain(at(310)));
    }

    @Test
    void aJobThatHasNoPodYetIsTalkedAboutOnlyWhenThatIsUnusual() {
        assertThat(next(meeting(REQUESTED, null), waiting(Wait.POD, 10), at(14)))
                .isEqualTo(new Step.LookAgain(at(15)));
        assertThat(next(meeting(REQUESTED, null), waiting(Wait.POD, 10), at(15)))
                .isInstanceOf(Step.Wait.class);
    }

    @Test
    void whatWasMadeInPartIsStartedAgain() {
        assertThat(next(meeting(REQUESTED, null), waiting(Wait.COMPLETION, 10), at(11)))
                .isEqualTo(new Step.Start());
        assertThat(next(meeting(REQUESTED, null), waiting(Wait.COMPLETION, 10), at(310)))
                .isInstanceOf(Step.Tell.class);
    }

    @ParameterizedTest
    @EnumSource(Wait.class)
    void aBotThatIsCalledBackBeforeItRunsIsEndedAtOnce(Wait on) {
        assertThat(next(meeting(STOPPING, null), waiting(on, 10), at(10)))
                .isInstanceOfSatisfying(
                        Step.Stop.class, stop -> assertThat(stop.repair()).isEqualTo(Repair.STOPPED_BEFORE_START));
        assertThat(next(meeting(FAILED, null), waiting(on, 10), at(10))).isInstanceOf(Step.Stop.class);
    }

    @Test
    void aBotOfALostNodeIsLostWhenItIsSilentToo() {
        var lost = new Workload("vomeet-bot-5-connecti", 5, ZERO, new Workload.State.Unreachable("node-1 is gone"));
        assertThat(next(meeting(ACTIVE, at(100)), lost, at(129))).isEqualTo(new Step.LookAgain(at(130)));
        assertThat(next(meeting(ACTIVE, at(100)), lost, at(130)))
                .isEqualTo(new Step.Tell(
                        new Report.WorkloadEnded(EndReason.NODE_LOST, "node-1 is gone"), Repair.NODE_LOST));
        assertThat(next(meeting(STOPPING, at(100)), lost, at(101))).isInstanceOf(Step.Stop.class);
    }

    /** Its last word was that it is in the call; it says nothing else until its end. */
    @Test
    void aBotThatIsNeverHeardBetweenChangesMayLeaveInPeaceAndIsNotLostWithItsNodesSilence() {
        var leaving = Samples.legacy(STOPPING, at(3_600), at(60));
        assertThat(next(leaving, running(), at(3_601)))
                .isEqualTo(new Step.LookAgain(at(3_600).plus(FleetTimings.DEFAULT.leavePatience())));
        var lost = new Workload("vomeet-bot-5-connecti", 5, ZERO, new Workload.State.Unreachable("node-1 is gone"));
        var active = Samples.legacy(ACTIVE, ZERO, at(60));
        assertThat(next(active, lost, at(3_601)))
                .isEqualTo(new Step.LookAgain(active.times().endBy()));
        assertThat(next(active, lost, active.times().endBy()))
                .isEqualTo(new Step.Tell(new Report.Overdue(), Repair.PAST_DEADLINE));
    }

    @Test
    void theBotsWordCountsUnlessItKnowsOnlyOfASignal() {
        var evicted = new Workload.Cause(EndReason.POD_EVICTED, "drained");
        assertThat(account(word(EndReason.PAGE_CRASHED), evicted).reason()).isEqualTo(EndReason.PAGE_CRASHED);
        assertThat(account(word(EndReason.TERMINATED), evicted).reason()).isEqualTo(EndReason.POD_EVICTED);
        assertThat(account(word(EndReason.TERMINATED), null).reason()).isEqualTo(EndReason.TERMINATED);
        assertThat(account(null, evicted).details()).isEqualTo("drained");
        assertThat(account(null, null).reason()).isNull();
    }

    private static TerminationMessage word(EndReason reason) {
        return new TerminationMessage(reason, 1, ACTIVE, "so");
    }

    private Report.WorkloadEnded account(@Nullable TerminationMessage word, Workload.@Nullable Cause cause) {
        var ended = new Workload("vomeet-bot-5-connecti", 5, ZERO, new Workload.State.Ended(137, word, cause, at(20)));
        var tell = (Step.Tell) next(meeting(ACTIVE, at(10)), ended, at(22));
        return (Report.WorkloadEnded) tell.report();
    }

    @ParameterizedTest
    @EnumSource(
            value = MeetingStatus.class,
            names = {"COMPLETED", "FAILED", "ERROR"})
    void anEndedMeetingWithoutAWorkloadRests(MeetingStatus status) {
        assertThat(next(meeting(status, null), null, at(0))).isEqualTo(new Step.Rest());
    }

    @Test
    void anEndedMeetingsWorkloadMayFinishAndIsThenEnded() {
        assertThat(next(meeting(COMPLETED, at(0)), running(), at(44))).isEqualTo(new Step.LookAgain(at(45)));
        assertThat(next(meeting(COMPLETED, at(0)), running(), at(45)))
                .isInstanceOfSatisfying(
                        Step.Stop.class, stop -> assertThat(stop.repair()).isEqualTo(Repair.WORKLOAD_AFTER_END));
    }

    /** Pictures and words of the page would outlive the meeting. */
    @Test
    void ofAMeetingThatWasErasedNothingIsKeptAndNothingWrittenDown() {
        var erased = Samples.erased(ZERO);
        assertThat(next(erased, ended(1, at(5)), at(6))).isEqualTo(new Step.Forget(null));
        assertThat(next(erased, running(), at(6))).isInstanceOf(Step.LookAgain.class);
    }

    @Test
    void whatAnEndedWorkloadLeftIsKeptForAWhile() {
        var kept = FleetTimings.DEFAULT.keepEnded();
        assertThat(next(meeting(FAILED, at(0)), ended(1, at(5)), at(6)))
                .isEqualTo(new Step.LookAgain(at(5).plus(kept)));
        assertThat(next(meeting(FAILED, at(0)), ended(1, at(5)), at(5).plus(kept)))
                .isEqualTo(new Step.Forget("The bot's process ended with exit code 1 and without a last word."));
    }

    @Test
    void aBotPastItsTimeIsOverdueEvenIfItIsHeard() {
        var end = ZERO.plus(Duration.ofHours(2));
        var meeting = meeting(ACTIVE, end.minusSeconds(1));
        assertThat(next(meeting, running(), end.minusMillis(1))).isInstanceOf(Step.LookAgain.class);
        assertThat(next(meeting, running(), end)).isEqualTo(new Step.Tell(new Report.Overdue(), Repair.PAST_DEADLINE));
    }
}
