package com.vomeet.manager.fleet;

import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.FAILED;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Meanwhile;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.meeting.RequestOutcome;
import com.vomeet.manager.orchestrator.Workload;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Bots that are asked for ahead of their time, as the loop sees them. */
final class ScheduledFleetIT extends FleetScene {
    @Test
    void aScheduledBotIsMadeShortlyBeforeItsTimeAndNotSooner() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofDays(2));
        beat();
        assertThat(reconciler.run(meeting.id(), sweep::listening)).isEmpty();
        rows.clock.advance(Duration.ofDays(2).minusSeconds(90));
        pass(Duration.ofSeconds(10));
        assertThat(workloads.list()).isEmpty();
        pass(Duration.ofSeconds(5));
        var spec = workloads.spec(name(meeting)).orElseThrow();
        assertThat(spec.config().joinAt()).isEqualTo(meeting.times().joinAt());
        assertThat(spec.ahead()).isEqualTo(timings.schedule().ahead().multipliedBy(2));
        assertThat(beat()).isEmpty();
        assertThat(counters.started()).isEqualTo(1);
    }

    @Test
    void aScheduledMeetingThatIsCancelledNeverHasABot() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofDays(2));
        rows.changes.apply(meeting.id(), new Report.StopRequested());
        beat();
        isEnded(meeting, COMPLETED, EndReason.STOPPED);
        rows.clock.advance(Duration.ofDays(3));
        beat();
        assertThat(workloads.list()).isEmpty();
        assertThat(counters.started()).isZero();
    }

    @Test
    void aScheduledBotForWhichNoSeatIsFreeWaitsAWhileAndSaysSo() {
        var one = rows.accounts.create("Bob", 1).account().id();
        var late = rows.scheduled(one, "abc-defg-hik", Duration.ofMinutes(10));
        rows.clock.advance(Duration.ofMinutes(9));
        rows.requests.request(rows.wish(one, "abc-defg-hij"));
        pass(Duration.ofSeconds(110));
        assertThat(rows.now(late).status()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(rows.meetings.events(late.id()))
                .filteredOn(event -> event.kind().equals("waiting_for_seat"))
                .singleElement()
                .satisfies(event -> assertThat(event.detail()).isEqualTo("All 1 seats of the account are taken."));
        pass(Duration.ofSeconds(20));
        isEnded(late, FAILED, EndReason.NO_SEAT);
        assertThat(counters.repairs(Repair.NO_SEAT)).isEqualTo(1);
    }

    @Test
    void aSeatThatBecomesFreeInTimeIsTaken() {
        var one = rows.accounts.create("Bob", 1).account().id();
        var late = rows.scheduled(one, "abc-defg-hik", Duration.ofMinutes(10));
        rows.clock.advance(Duration.ofMinutes(9));
        var first = ((RequestOutcome.Accepted) rows.requests.request(rows.wish(one, "abc-defg-hij"))).meeting();
        pass(Duration.ofSeconds(90));
        says(first, COMPLETED, EndReason.LEFT_ALONE);
        pass(Duration.ofSeconds(5));
        assertThat(workloads.find(name(late)).orElseThrow().isRunning()).isTrue();
    }

    @Test
    void theBotOfAMeetingThatWasMovedFarAwayIsEndedAndAnotherMadeLater() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(2));
        rows.clock.advance(Duration.ofSeconds(50));
        beat();
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isTrue();
        rows.schedule.change(meeting.id(), rows.clock.instant().plus(Duration.ofHours(1)), null);
        pass(Duration.ofSeconds(15));
        assertThat(workloads.find(name(meeting)).orElseThrow().isRunning()).isFalse();
        assertThat(counters.givenUp()).isEqualTo(1);
        assertThat(Repair.values()).allMatch(repair -> counters.repairs(repair) == 0);
        assertThat(rows.meetings.events(meeting.id()))
                .filteredOn(event -> event.kind().equals("schedule_changed"))
                .singleElement()
                .satisfies(event -> assertThat(event.detail())
                        .endsWith(" " + name(meeting) + " is given up, another is made in time."));
        pass(Duration.ofHours(1).minusSeconds(60));
        assertThat(workloads.find(name(rows.now(meeting))).orElseThrow().isRunning())
                .isTrue();
        assertThat(rows.now(meeting).status()).isEqualTo(MeetingStatus.REQUESTED);
    }

    @Test
    void aBotThatIsLostBeforeItsTimeIsMadeAgainAndKeepsItsSeat() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(2));
        pass(Duration.ofSeconds(55));
        var first = name(meeting);
        rows.sessions.heard(meeting.session().connectionId(), MeetingStatus.REQUESTED);
        keepsARecord(meeting);
        says(meeting, FAILED, EndReason.TERMINATED);
        workloads.stop(first, Duration.ZERO);
        pass(timings.lastWordPatience().plus(timings.sweepEvery().multipliedBy(2)));

        var now = rows.now(meeting);
        assertThat(now.status()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(name(now)).isNotEqualTo(first);
        assertThat(workloads.find(name(now)).orElseThrow().isRunning()).isTrue();
        assertThat(workloads.spec(name(now)).orElseThrow().config().joinAt())
                .isEqualTo(meeting.times().joinAt());
        assertThat(counters.repairs(Repair.LOST_BEFORE_ITS_TIME)).isEqualTo(1);
        assertThat(rows.meetings.events(meeting.id()))
                .filteredOn(event -> event.kind().equals("bot_remade"))
                .singleElement()
                .satisfies(event -> assertThat(event.detail())
                        .startsWith("The bot was lost before its time: ")
                        .contains("exit code 143")
                        .endsWith(" " + first + " is given up, another is made in time."));

        assertThat(rows.meetings.events(meeting.id()))
                .as("what a bot that nobody saw has kept")
                .noneMatch(event -> event.kind().equals("flight_record"));
        long records = rows.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from flight_records")
                        .mapTo(Long.class)
                        .one());
        assertThat(records).isZero();

        says(now, MeetingStatus.JOINING, null);
        assertThat(rows.now(meeting).status()).isEqualTo(MeetingStatus.JOINING);
    }

    private void keepsARecord(Meeting meeting) {
        rows.database.jdbi().useHandle(handle -> {
            handle.execute(
                    "insert into flight_records (meeting_id, connection_id, received_at, lines, page_text)"
                            + " values (?, ?, now(), '', '')",
                    meeting.id().value(),
                    meeting.session().connectionId());
            handle.execute(
                    "insert into meeting_events (meeting_id, at, kind, source, detail)"
                            + " values (?, now(), 'flight_record', 'bot_callback', 'without a picture')",
                    meeting.id().value());
        });
    }

    @Test
    void aBotThatIsLostAgainAndAgainIsGivenUp() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(2));
        pass(Duration.ofSeconds(55));
        for (var i = 0; i < 3; i++) {
            workloads.end(
                    name(rows.now(meeting)),
                    new Workload.State.Ended(
                            null, null, new Workload.Cause(EndReason.OUT_OF_MEMORY, "too much"), rows.clock.instant()));
            pass(timings.lastWordPatience().plus(timings.sweepEvery().multipliedBy(2)));
        }
        isEnded(meeting, FAILED, EndReason.OUT_OF_MEMORY);
        assertThat(counters.repairs(Repair.LOST_BEFORE_ITS_TIME)).isEqualTo(2);
    }

    @Test
    void aBotThatIsLostAfterItWasCalledBackIsNotMadeAgain() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(2));
        pass(Duration.ofSeconds(55));
        rows.changes.apply(meeting.id(), new Report.StopRequested());
        workloads.stop(name(meeting), Duration.ZERO);
        pass(timings.lastWordPatience().plus(timings.sweepEvery().multipliedBy(2)));
        isEnded(meeting, COMPLETED, EndReason.STOPPED);
        assertThat(counters.started()).isEqualTo(1);
    }

    @Test
    void aMeetingForWhichNoSeatWasFreeIsNotGivenUpWhenItIsMovedMeanwhile() {
        var one = rows.accounts.create("Bob", 1).account().id();
        var late = rows.scheduled(one, "abc-defg-hik", Duration.ofMinutes(10));
        rows.clock.advance(Duration.ofMinutes(9));
        rows.requests.request(rows.wish(one, "abc-defg-hij"));
        pass(Duration.ofSeconds(110));
        var tomorrow = rows.clock.instant().plus(Duration.ofDays(1));
        var meanwhile = Meanwhile.before(
                rows.database.jdbi(),
                "transitions = transitions ||",
                () -> rows.schedule.change(late.id(), tomorrow, null));
        pass(Duration.ofSeconds(20));
        assertThat(meanwhile.isDone()).isTrue();
        assertThat(rows.now(late).status()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(rows.now(late).times().joinAt()).isEqualTo(tomorrow);
        assertThat(counters.repairs(Repair.NO_SEAT)).isZero();
    }

    /** The look, the launch and the write are three: the meeting is moved after the first. */
    @Test
    void aBotIsNotMadeForATimeThatHasBeenMovedSinceItWasLookedAt() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(10));
        rows.clock.advance(Duration.ofMinutes(9));
        var meanwhile = Meanwhile.before(
                rows.database.jdbi(),
                "select max_concurrent_bots",
                () -> rows.schedule.change(meeting.id(), rows.clock.instant().plus(Duration.ofDays(1)), null));
        pass(Duration.ofSeconds(20));
        assertThat(meanwhile.isDone()).isTrue();
        assertThat(workloads.list()).isEmpty();
        assertThat(rows.now(meeting).times().launched()).isNull();
    }
}
