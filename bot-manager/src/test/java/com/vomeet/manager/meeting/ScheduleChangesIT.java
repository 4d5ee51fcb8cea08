package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Meanwhile;
import com.vomeet.manager.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ScheduleChangesIT {
    private static final Duration LONGEST = Duration.ofHours(2);
    private final Rows rows = new Rows();

    @AfterEach
    void close() {
        rows.close();
    }

    private Instant in(Duration time) {
        return rows.clock.instant().plus(time);
    }

    private Meeting move(Meeting meeting, Instant start) {
        var outcome = rows.schedule.change(meeting.id(), start, null);
        assertThat(outcome).isInstanceOf(ScheduleChanges.Outcome.Changed.class);
        return ((ScheduleChanges.Outcome.Changed) outcome).meeting();
    }

    @Test
    void whatIsWrittenBesideIsThereWithTheTimesOrNotAtAll() {
        var meeting = rows.requested("abc-defg-hij");
        var broken = new ScheduleChanges.Wish(null, rows.clock.instant().plusSeconds(60), _ -> {
            throw new IllegalStateException("no room");
        });
        assertThatThrownBy(() -> rows.schedule.change(meeting.id(), _ -> broken))
                .hasMessage("no room");
        assertThat(rows.now(meeting)).isEqualTo(meeting);
    }

    @Test
    void aScheduledMeetingWaitsAndItsBotsTimeCountsFromItsStart() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofDays(3));
        assertThat(meeting.status()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(meeting.times().launched()).isNull();
        assertThat(meeting.times().joinAt()).isEqualTo(in(Duration.ofDays(3)));
        assertThat(meeting.times().endBy()).isEqualTo(in(Duration.ofDays(3)).plus(LONGEST));
    }

    @Test
    void aStartThatIsPastOrNearIsMadeAtOnce() {
        var past = rows.scheduled("abc-defg-hij", Duration.ofDays(-3));
        assertThat(past.times().launched()).isEqualTo(rows.clock.instant());
        assertThat(past.times().joinAt()).isNull();
        assertThat(past.times().endBy()).isEqualTo(in(LONGEST));
        var near = rows.scheduled("abc-defg-hik", Duration.ofSeconds(30));
        assertThat(near.times().launched()).isEqualTo(rows.clock.instant());
        assertThat(near.times().joinAt()).isEqualTo(in(Duration.ofSeconds(30)));
    }

    @Test
    void aBotThatIsNotMadeYetIsMadeAtTheNewTime() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofHours(5));
        var moved = move(meeting, in(Duration.ofHours(3)));
        assertThat(moved.times().joinAt()).isEqualTo(in(Duration.ofHours(3)));
        assertThat(moved.times().scheduledStart()).isEqualTo(in(Duration.ofHours(3)));
        assertThat(moved.times().endBy()).isEqualTo(in(Duration.ofHours(5)));
        assertThat(moved.session()).isEqualTo(meeting.session());
        assertThat(rows.meetings.events(meeting.id())).last().satisfies(event -> {
            assertThat(event.kind()).isEqualTo("schedule_changed");
            assertThat(event.source()).isEqualTo("user");
            assertThat(event.detail()).contains("2026-11-23T15:00:00Z -> 2026-11-23T13:00:00Z");
            assertThat(event.evidence()).hasSize(1);
        });
    }

    @Test
    void aTimeThatIsTakenAwayIsNow() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofHours(5));
        var outcome = rows.schedule.change(meeting.id(), null, null);
        assertThat(outcome).isInstanceOf(ScheduleChanges.Outcome.Changed.class);
        assertThat(rows.now(meeting).times().joinAt()).isEqualTo(rows.clock.instant());
        assertThat(rows.now(meeting).times().scheduledStart()).isNull();
        assertThat(rows.now(meeting).times().endBy()).isEqualTo(in(LONGEST));
    }

    @Test
    void aBotThatWaitsIsToldAMomentThatIsNotFarOff() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(5));
        rows.clock.advance(Duration.ofSeconds(230));
        assertThat(rows.changes.launch(meeting)).isInstanceOf(LaunchOutcome.Launched.class);
        var moved = move(meeting, in(Duration.ofSeconds(140)));
        assertThat(moved.session()).isEqualTo(meeting.session());
        assertThat(moved.times().launched()).isEqualTo(rows.clock.instant());
        assertThat(moved.wanted().version()).isEqualTo(1);
    }

    @Test
    void aMomentThatIsFarOffGetsAnotherBotAndTheSeatIsFreeUntilThen() {
        var one = rows.accounts.create("Bob", 1).account().id();
        var meeting = rows.scheduled(one, "abc-defg-hij", Duration.ofMinutes(5));
        rows.clock.advance(Duration.ofSeconds(230));
        rows.changes.launch(meeting);
        assertThat(rows.requests.request(rows.wish(one, "abc-defg-hik"))).isEqualTo(new RequestOutcome.NoSeat(1));

        var moved = move(meeting, in(Duration.ofHours(1)));
        assertThat(moved.times().launched()).isNull();
        assertThat(moved.session().connectionId())
                .isNotEqualTo(meeting.session().connectionId());
        assertThat(moved.session().workload()).isNotEqualTo(meeting.session().workload());
        assertThat(rows.meetings.byConnection(meeting.session().connectionId())).isEmpty();
        assertThat(rows.requests.request(rows.wish(one, "abc-defg-hik"))).isInstanceOf(RequestOutcome.Accepted.class);
    }

    @Test
    void aBotOnItsWayIsNotMovedButItsEndMayBe() {
        var meeting = rows.requested("abc-defg-hij");
        assertThat(rows.schedule.change(meeting.id(), in(Duration.ofHours(1)), null))
                .isEqualTo(new ScheduleChanges.Outcome.TooLate(MeetingStatus.REQUESTED));
        rows.changes.apply(meeting.id(), new Report.BotSays(MeetingStatus.ACTIVE, 1, null, null, null, List.of()));
        assertThat(rows.schedule.change(meeting.id(), in(Duration.ofHours(1)), null))
                .isEqualTo(new ScheduleChanges.Outcome.TooLate(MeetingStatus.ACTIVE));
        assertThat(rows.schedule.change(meeting.id(), null, in(Duration.ofHours(1))))
                .isInstanceOf(ScheduleChanges.Outcome.Changed.class);
        assertThat(rows.now(meeting).times().scheduledEnd()).isEqualTo(in(Duration.ofHours(1)));
        assertThat(rows.now(meeting).wanted().version()).as("the bot is told").isEqualTo(1);
        rows.schedule.change(meeting.id(), null, in(Duration.ofHours(1)));
        assertThat(rows.now(meeting).wanted().version()).as("once").isEqualTo(1);
        assertThat(rows.schedule.change(new MeetingId(999), null, null))
                .isEqualTo(new ScheduleChanges.Outcome.NoSuchMeeting());
    }

    @Test
    void aBotThatKnocksNowIsNotMoved() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(1));
        rows.clock.advance(Duration.ofMinutes(1));
        assertThat(rows.schedule.change(meeting.id(), in(Duration.ofHours(1)), null))
                .isEqualTo(new ScheduleChanges.Outcome.TooLate(MeetingStatus.REQUESTED));
    }

    @Test
    void aBotWhoseTimeWasMovedWhileItWasToBeMadeIsNotMadeNow() {
        var due = rows.scheduled("abc-defg-hij", Duration.ofMinutes(1).plusSeconds(20));
        move(due, in(Duration.ofDays(1)));
        assertThat(rows.changes.launch(due)).isEqualTo(new LaunchOutcome.NotWaiting());
        assertThat(rows.now(due).times().launched()).isNull();
    }

    @Test
    void norOneThatIsMovedBetweenTheLastLookAndItsSeat() {
        var due = rows.scheduled("abc-defg-hij", Duration.ofMinutes(1).plusSeconds(20));
        var meanwhile = Meanwhile.before(
                rows.database.jdbi(), "update meetings set seat = :seat", () -> move(due, in(Duration.ofDays(1))));
        assertThat(rows.changes.launch(due)).isEqualTo(new LaunchOutcome.NotWaiting());
        assertThat(meanwhile.isDone()).isTrue();
        assertThat(rows.now(due).times().launched()).isNull();
        assertThat(rows.now(due).times().joinAt()).isEqualTo(in(Duration.ofDays(1)));
    }

    @Test
    void aMeetingIsScheduledOrLiveOnce() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofDays(1));
        assertThat(rows.requests.request(rows.wish(rows.account, "abc-defg-hij")))
                .isEqualTo(new RequestOutcome.LiveAlready(meeting.id()));
    }

    @Test
    void manyMayBeScheduledAndEachTakesItsSeatWhenItIsMade() {
        var two = rows.accounts.create("Bob", 2).account().id();
        var meetings = List.of(
                rows.scheduled(two, "abc-defg-hij", Duration.ofHours(1)),
                rows.scheduled(two, "abc-defg-hik", Duration.ofHours(1)),
                rows.scheduled(two, "abc-defg-hil", Duration.ofHours(1)));
        assertThat(rows.changes.launch(meetings.get(0))).isInstanceOf(LaunchOutcome.Launched.class);
        assertThat(rows.changes.launch(meetings.get(0))).isEqualTo(new LaunchOutcome.NotWaiting());
        assertThat(rows.changes.launch(meetings.get(1))).isInstanceOf(LaunchOutcome.Launched.class);
        assertThat(rows.changes.launch(meetings.get(2))).isEqualTo(new LaunchOutcome.NoSeat(2));
        assertThat(rows.meetings.events(meetings.get(0).id()))
                .last()
                .satisfies(event -> assertThat(event.kind()).isEqualTo("launched"));
    }
}
