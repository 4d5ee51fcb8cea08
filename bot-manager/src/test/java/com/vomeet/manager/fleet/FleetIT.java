package com.vomeet.manager.fleet;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.FAILED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.manager.Bots;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.Workload.State.Ended;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The loop's repairs. */
final class FleetIT extends FleetScene {
    @Test
    void aRowWithoutAWorkloadGetsOneOnce() {
        var meeting = running("abc-defg-hij");
        var spec = workloads.spec(name(meeting)).orElseThrow();
        assertThat(spec.config().meetingId()).isEqualTo(meeting.id().value());
        assertThat(spec.config().connectionId()).isEqualTo(meeting.session().connectionId());
        assertThat(beat()).isEmpty();
        assertThat(counters.started()).isEqualTo(1);
    }

    @Test
    void theSameRowGivesTheSameConfigurationTwice() {
        var meeting = running("abc-defg-hij");
        var first = workloads.spec(name(meeting)).orElseThrow();
        workloads.vanish(name(meeting));
        rows.clock.advance(Duration.ofSeconds(1));
        beat();
        assertThat(workloads.spec(name(meeting))).contains(first);
    }

    @Test
    void aBotThatWasHeardAndWhoseWorkloadVanishedIsLost() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        workloads.vanish(name(meeting));
        pass(Duration.ofSeconds(25));
        assertThat(rows.now(meeting).status()).isEqualTo(ACTIVE);
        pass(Duration.ofSeconds(10));
        isEnded(meeting, FAILED, EndReason.WORKLOAD_LOST);
        assertThat(rows.now(meeting).failureStage()).isEqualTo(ACTIVE);
        assertThat(counters.repairs(Repair.ROW_WITHOUT_WORKLOAD)).isEqualTo(1);
    }

    @Test
    void aBotThatIsHeardLivesWhateverTheOrchestratorSays() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        workloads.vanish(name(meeting));
        for (int i = 0; i < 12; i++) {
            pass(Duration.ofSeconds(10));
            heard(meeting);
        }
        assertThat(rows.now(meeting).status()).isEqualTo(ACTIVE);
    }

    @Test
    void aSilentBotIsGivenUpAndItsWorkloadEnded() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        pass(Duration.ofSeconds(25));
        assertThat(rows.now(meeting).status()).isEqualTo(ACTIVE);
        pass(Duration.ofSeconds(10));
        isEnded(meeting, FAILED, EndReason.BOT_SILENT);
        assertThat(rows.now(meeting).wanted().leave()).isTrue();
        pass(Duration.ofSeconds(15));
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isFalse();
        assertThat(counters.repairs(Repair.BOT_SILENT)).isEqualTo(1);
    }

    @Test
    void whenNoneOfSeveralBotsIsHeardNoneIsGivenUpUntilOneIs() {
        var one = running("abc-defg-hij");
        var other = running("abc-defg-hik");
        says(one, ACTIVE, null);
        says(other, ACTIVE, null);
        pass(Duration.ofMinutes(3));
        assertThat(rows.now(one).status()).isEqualTo(ACTIVE);
        assertThat(rows.now(other).status()).isEqualTo(ACTIVE);
        for (var i = 0; i < 5; i++) {
            heard(one);
            pass(Duration.ofSeconds(10));
        }
        assertThat(rows.now(one).status()).isEqualTo(ACTIVE);
        isEnded(other, FAILED, EndReason.BOT_SILENT);
    }

    @Test
    void aBotThatNeverSpeaksIsGivenUpAfterTheTimeForStarting() {
        var meeting = running("abc-defg-hij");
        pass(Duration.ofSeconds(115));
        assertThat(rows.now(meeting).status()).isEqualTo(MeetingStatus.REQUESTED);
        pass(Duration.ofSeconds(10));
        isEnded(meeting, FAILED, EndReason.BOT_SILENT);
        assertThat(counters.repairs(Repair.NEVER_SPOKE)).isEqualTo(1);
    }

    @Test
    void afterAGapOfTheManagerBotsAreGivenTimeToBeHeard() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        rows.clock.advance(Duration.ofMinutes(5));
        beat();
        assertThat(rows.now(meeting).status()).isEqualTo(ACTIVE);
        heard(meeting);
        pass(Duration.ofSeconds(25));
        assertThat(rows.now(meeting).status()).isEqualTo(ACTIVE);
    }

    @Test
    void afterADatabaseThatWasAwayNoBotIsSilentEvenBeforeTheFirstSweep() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        heard(meeting);
        rows.clock.advance(Duration.ofSeconds(60));
        reconciler.run(meeting.id(), sweep::listening);
        assertThat(rows.now(meeting).status()).isEqualTo(ACTIVE);
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isTrue();

        beat();
        pass(Duration.ofSeconds(25));
        assertThat(rows.now(meeting).status()).isEqualTo(ACTIVE);
        pass(Duration.ofSeconds(10));
        isEnded(meeting, FAILED, EndReason.BOT_SILENT);
    }

    @Test
    void whileNoSweepComesThroughTheManagerListensSinceNow() {
        var before = sweep.observingSince();
        rows.clock.advance(Duration.ofSeconds(60));
        assertThat(sweep.observingSince()).isEqualTo(rows.clock.instant()).isAfter(before);
        rows.clock.advance(Duration.ofSeconds(60));
        assertThat(sweep.observingSince()).isEqualTo(rows.clock.instant());
        beat();
        var since = rows.clock.instant();
        rows.clock.advance(timings.sweepEvery());
        assertThat(sweep.observingSince()).isEqualTo(since);
    }

    @Test
    void aKilledBotIsLostWithinSeconds() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        workloads.end(name(meeting), new Ended(137, null, rows.clock.instant()));
        pass(Duration.ofSeconds(5));
        isEnded(meeting, FAILED, EndReason.WORKLOAD_LOST);
        assertThat(rows.now(meeting).errorDetails()).contains("exit code 137");
        assertThat(counters.repairs(Repair.ENDED_WITHOUT_WORD)).isEqualTo(1);
    }

    @Test
    void aReportThatIsUnderWayBeatsTheExitCode() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        workloads.end(name(meeting), new Ended(0, null, rows.clock.instant()));
        beat();
        says(meeting, COMPLETED, EndReason.LEFT_ALONE);
        pass(Duration.ofSeconds(10));
        isEnded(meeting, COMPLETED, EndReason.LEFT_ALONE);
        assertThat(counters.repairs(Repair.ENDED_WITHOUT_WORD)).isZero();
    }

    @Test
    void aTerminationMessageDecidesWhereNoReportCame() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        var word = new TerminationMessage(EndReason.PAGE_CRASHED, 1, ACTIVE, "The page crashed.");
        workloads.end(name(meeting), new Ended(1, word, rows.clock.instant()));
        pass(Duration.ofSeconds(5));
        isEnded(meeting, FAILED, EndReason.PAGE_CRASHED);
        assertThat(rows.now(meeting).errorDetails()).isEqualTo("The page crashed.");
    }

    @Test
    void anExitCodeThatMeansSomethingIsUnderstood() {
        var wrong = running("abc-defg-hij");
        workloads.end(name(wrong), new Ended(2, null, rows.clock.instant()));
        var missing = running("abc-defg-hik");
        workloads.end(name(missing), new Ended(127, null, rows.clock.instant()));
        pass(Duration.ofSeconds(5));
        isEnded(wrong, FAILED, EndReason.INVALID_CONFIG);
        isEnded(missing, FAILED, EndReason.WORKLOAD_NOT_STARTED);
    }

    @Test
    void aStopThatTheBotDoesNotCarryOutIsEnforced() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        rows.changes.apply(meeting.id(), new Report.StopRequested());
        for (int i = 0; i < 7; i++) {
            pass(Duration.ofSeconds(5));
            heard(meeting);
        }
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isTrue();
        pass(Duration.ofSeconds(10));
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isFalse();
        pass(Duration.ofSeconds(10));
        isEnded(meeting, COMPLETED, EndReason.STOPPED);
        assertThat(counters.repairs(Repair.STOP_NOT_CARRIED_OUT)).isEqualTo(1);
        assertThat(rows.meetings.events(meeting.id()))
                .filteredOn(event -> event.kind().equals("stop_not_carried_out"))
                .singleElement()
                .satisfies(event -> assertThat(event.source()).isEqualTo("fleet"));
    }

    @Test
    void aStopOfABotThatIsNotHeardIsEnforcedSooner() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        pass(Duration.ofSeconds(20));
        rows.changes.apply(meeting.id(), new Report.StopRequested());
        pass(Duration.ofSeconds(5));
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isTrue();
        pass(Duration.ofSeconds(5));
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isFalse();
    }

    @Test
    void aStopBeforeTheWorkloadWasMadeNeedsNone() {
        var meeting = rows.requested("abc-defg-hij");
        rows.changes.apply(meeting.id(), new Report.StopRequested());
        beat();
        isEnded(meeting, COMPLETED, EndReason.STOPPED);
        assertThat(workloads.list()).isEmpty();
    }

    @Test
    void aWorkloadThatRunsOnAfterItsEndIsEnded() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        says(meeting, COMPLETED, EndReason.LEFT_ALONE);
        pass(Duration.ofSeconds(40));
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isTrue();
        pass(Duration.ofSeconds(10));
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isFalse();
        assertThat(counters.repairs(Repair.WORKLOAD_AFTER_END)).isEqualTo(1);
    }

    @Test
    void whatAnEndedWorkloadLeftIsForgottenInTime() {
        var meeting = running("abc-defg-hij");
        says(meeting, COMPLETED, EndReason.LEFT_ALONE);
        workloads.end(name(meeting), new Ended(0, null, rows.clock.instant()));
        pass(Duration.ofMinutes(9));
        assertThat(workloads.list()).hasSize(1);
        pass(Duration.ofMinutes(2));
        assertThat(workloads.list()).isEmpty();
    }

    @Test
    void howAProcessEndedIsWrittenDownBeforeItIsForgotten() {
        var meeting = running("abc-defg-hij");
        says(meeting, COMPLETED, EndReason.LEFT_ALONE);
        var word = new TerminationMessage(EndReason.LEFT_ALONE, 0, ACTIVE, "Everybody had left.");
        workloads.end(name(meeting), new Ended(0, word, rows.clock.instant()));
        pass(Duration.ofMinutes(11));
        assertThat(workloads.list()).isEmpty();
        assertThat(rows.meetings.events(meeting.id()))
                .filteredOn(event -> event.kind().equals("workload_ended"))
                .singleElement()
                .satisfies(event -> assertThat(event.detail())
                        .isEqualTo("The bot's process ended with exit code 0; its last word was left_alone:"
                                + " Everybody had left."));
    }

    @Test
    void aWorkloadWithoutARowIsEndedAndForgotten() {
        workloads.start(Bots.spec("vomeet-bot-999-aaaaaaaa", 999));
        pass(Duration.ofSeconds(5));
        assertThat(workloads.list()).singleElement().matches(w -> w.isRunning());
        pass(Duration.ofSeconds(10));
        assertThat(workloads.list()).singleElement().matches(w -> !w.isRunning());
        assertThat(counters.repairs(Repair.WORKLOAD_WITHOUT_ROW)).isEqualTo(1);
        pass(Duration.ofMinutes(11));
        assertThat(workloads.list()).isEmpty();
    }

    @Test
    void aWorkloadOfAnotherNameForTheSameMeetingIsAnOrphan() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        workloads.start(Bots.spec("vomeet-bot-1-other", meeting.id().value()));
        pass(Duration.ofSeconds(20));
        assertThat(workloads.find("vomeet-bot-1-other").orElseThrow().isRunning())
                .isFalse();
        assertThat(counters.repairs(Repair.WORKLOAD_WITHOUT_ROW)).isEqualTo(1);
        assertThat(counters.givenUp()).isZero();
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isTrue();
    }

    @Test
    void aBotThatStaysLongerThanItMayIsEnded() {
        var meeting = running("abc-defg-hij");
        says(meeting, JOINING, null);
        for (int minute = 0; minute < 121; minute++) {
            heard(meeting);
            pass(Duration.ofSeconds(20));
            heard(meeting);
            pass(Duration.ofSeconds(20));
            heard(meeting);
            pass(Duration.ofSeconds(20));
        }
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isFalse();
        assertThat(counters.repairs(Repair.PAST_DEADLINE)).isEqualTo(1);
        isEnded(meeting, COMPLETED, EndReason.MAX_DURATION);
    }

    @Test
    void aBotThatIsHeardAndNeverComesToItsPageIsGivenUp() {
        var meeting = running("abc-defg-hij");
        for (int i = 0; i < 23; i++) {
            rows.sessions.heard(meeting.session().connectionId(), MeetingStatus.REQUESTED);
            pass(Duration.ofSeconds(10));
        }
        assertThat(rows.now(meeting).status()).isEqualTo(MeetingStatus.REQUESTED);
        rows.sessions.heard(meeting.session().connectionId(), MeetingStatus.REQUESTED);
        pass(Duration.ofSeconds(15));
        isEnded(meeting, FAILED, EndReason.JOIN_MEETING_ERROR);
        assertThat(counters.repairs(Repair.REQUESTED_TOO_LONG)).isEqualTo(1);
        assertThat(rows.now(meeting).wanted().leave()).isTrue();
    }

    @Test
    void aRowThatAManagerLeftWithoutAWorkloadIsStartedAndCounted() {
        var meeting = rows.requested("abc-defg-hij");
        rows.clock.advance(Duration.ofSeconds(20));
        beat();
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isTrue();
        assertThat(counters.repairs(Repair.STARTED_LATE)).isEqualTo(1);
    }

    @Test
    void aBotOfTheFirstVomeetIsNotSilentForItSendsNoHeartbeats() {
        var meeting = running("abc-defg-hij");
        assertThat(rows.sessions.heardUnsigned(meeting.session().connectionId(), ACTIVE))
                .isTrue();
        says(meeting, ACTIVE, null);
        pass(Duration.ofMinutes(20));
        assertThat(rows.now(meeting).status()).isEqualTo(ACTIVE);
        workloads.end(name(meeting), new Ended(0, null, rows.clock.instant()));
        pass(Duration.ofSeconds(5));
        isEnded(meeting, COMPLETED, EndReason.STOPPED);
    }

    @Test
    void whateverTheFleetDoesStandsInTheEventsWithItsEvidence() {
        var meeting = running("abc-defg-hij");
        says(meeting, ACTIVE, null);
        workloads.end(name(meeting), new Ended(137, null, rows.clock.instant()));
        pass(Duration.ofSeconds(5));
        assertThat(rows.meetings.events(meeting.id())).last().satisfies(event -> {
            assertThat(event.source()).isEqualTo("fleet");
            assertThat(event.reason()).isEqualTo("workload_lost");
            assertThat(event.evidence()).singleElement().satisfies(one -> {
                assertThat(one.cue()).isEqualTo("fleet.workload_ended");
                assertThat(one.text()).contains("exit code 137");
            });
        });
    }

    @Test
    void aWorkloadThatCannotBeMadeFailsTheMeetingWithTheReason() {
        var meeting = rows.requested("abc-defg-hij");
        var rejecting = new RejectingOrchestrator(new Orchestrator.StartOutcome.Rejected("no such program"));
        new Reconciler(parts(rejecting), counters).run(meeting.id(), this::sinceNow);
        isEnded(meeting, FAILED, EndReason.WORKLOAD_NOT_STARTED);
        assertThat(rows.now(meeting).errorDetails()).isEqualTo("no such program");
        assertThat(rows.now(meeting).failureStage()).isEqualTo(MeetingStatus.REQUESTED);
    }

    @Test
    void whatIsInTheWayOfAStartIsNotWaitedForForEver() {
        var meeting = rows.requested("abc-defg-hij");
        var blocked = new Reconciler(
                parts(new RejectingOrchestrator(new Orchestrator.StartOutcome.AlreadyThere())), counters);
        assertThat(blocked.run(meeting.id(), this::sinceNow))
                .contains(rows.clock.instant().plusSeconds(2));
        rows.clock.advance(Duration.ofSeconds(121));
        assertThat(blocked.run(meeting.id(), this::sinceNow)).isEmpty();
        isEnded(meeting, FAILED, EndReason.WORKLOAD_NOT_STARTED);
    }

    @Test
    void anOrchestratorThatIsAwayIsTriedAgainForAWhile() {
        var meeting = rows.requested("abc-defg-hij");
        var away = new Reconciler(
                parts(new RejectingOrchestrator(new Orchestrator.StartOutcome.Unavailable("not now"))), counters);
        var again = away.run(meeting.id(), this::sinceNow).orElseThrow();
        assertThat(again).isAfter(rows.clock.instant());
        assertThat(rows.now(meeting).status()).isEqualTo(MeetingStatus.REQUESTED);
        rows.clock.advance(Duration.ofSeconds(121));
        away.run(meeting.id(), this::sinceNow);
        isEnded(meeting, FAILED, EndReason.WORKLOAD_NOT_STARTED);
    }

    @Test
    void aQuotaThatIsUsedUpIsWaitedForInSightOfTheMeetingAndAsLongAsForAPod() {
        var meeting = rows.requested("abc-defg-hij");
        var full = new Orchestrator.StartOutcome.Unavailable(EndReason.QUOTA_EXCEEDED, "exceeded quota: vomeet-bots");
        var refused = new Reconciler(parts(new RejectingOrchestrator(full)), counters);
        refused.run(meeting.id(), this::sinceNow);
        rows.clock.advance(Duration.ofSeconds(299));
        assertThat(refused.run(meeting.id(), this::sinceNow)).isPresent();
        assertThat(rows.now(meeting).status()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(rows.meetings.events(meeting.id()))
                .filteredOn(event -> event.kind().equals("waiting_for_quota"))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).contains("exceeded quota: vomeet-bots"));
        rows.clock.advance(Duration.ofSeconds(1));
        refused.run(meeting.id(), this::sinceNow);
        isEnded(meeting, FAILED, EndReason.QUOTA_EXCEEDED);
        assertThat(rows.now(meeting).errorDetails()).contains("exceeded quota: vomeet-bots");
    }
}
