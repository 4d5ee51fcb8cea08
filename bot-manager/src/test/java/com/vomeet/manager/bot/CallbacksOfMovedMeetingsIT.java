package com.vomeet.manager.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Meanwhile;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Meeting;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A bot stands at the door and reports while its meeting is moved to another day, for which another bot will be made. */
final class CallbacksOfMovedMeetingsIT {
    private final Rows rows = new Rows();
    private final Callbacks callbacks = new Callbacks(rows.meetings, rows.changes, rows.sessions, new Turns(2));

    @AfterEach
    void close() {
        rows.close();
    }

    private Meeting atTheDoor() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(5));
        rows.clock.advance(Duration.ofSeconds(280));
        rows.changes.launch(meeting);
        return meeting;
    }

    private void toTomorrow(Meeting meeting) {
        rows.schedule.change(meeting.id(), rows.clock.instant().plus(Duration.ofDays(1)), null);
    }

    private static BotWord word(Meeting meeting, MeetingStatus status, int sequence) {
        return new BotWord(meeting.session().connectionId(), status, sequence, null, null, null, List.of());
    }

    private void isAsItWasMoved(Meeting meeting) {
        var now = rows.now(meeting);
        assertThat(now.status()).isEqualTo(MeetingStatus.REQUESTED);
        assertThat(now.times().launched()).isNull();
        assertThat(now.session().lastSequence()).isZero();
        assertThat(now.session().lastSeen()).isNull();
        assertThat(rows.meetings.events(meeting.id()))
                .extracting(event -> event.kind())
                .containsExactly("status_change", "launched", "schedule_changed");
    }

    /** Wherever the move comes between the look for the meeting and the write. */
    @ParameterizedTest
    @ValueSource(strings = {"update meeting_sessions set last_seen_at = :now", "transitions = transitions ||"})
    void theWordOfTheBotBeforeIsNoneAboutTheOneToCome(String statement) {
        var meeting = atTheDoor();
        var meanwhile = Meanwhile.before(rows.database.jdbi(), statement, () -> toTomorrow(meeting));
        assertThat(callbacks.take(word(meeting, MeetingStatus.JOINING, 1)))
                .isEqualTo(new Callbacks.Outcome.UnknownConnection());
        assertThat(meanwhile.isDone()).isTrue();
        isAsItWasMoved(meeting);
    }

    @Test
    void norIsItsEnd() {
        var meeting = atTheDoor();
        Meanwhile.before(rows.database.jdbi(), "transitions = transitions ||", () -> toTomorrow(meeting));
        var end = new BotWord(
                meeting.session().connectionId(),
                MeetingStatus.FAILED,
                1,
                EndReason.PAGE_CRASHED,
                null,
                null,
                List.of());
        assertThat(callbacks.takeUnsigned(end)).isEqualTo(new Callbacks.Outcome.UnknownConnection());
        isAsItWasMoved(meeting);
    }

    @Test
    void theWordOfABotWhoseTimeWasMovedALittleHolds() {
        var meeting = atTheDoor();
        var soon = rows.clock.instant().plusSeconds(60);
        Meanwhile.before(
                rows.database.jdbi(),
                "transitions = transitions ||",
                () -> rows.schedule.change(meeting.id(), soon, null));
        assertThat(callbacks.take(word(meeting, MeetingStatus.JOINING, 1)))
                .isEqualTo(new Callbacks.Outcome.Processed(meeting.id().value(), MeetingStatus.JOINING, null));
        assertThat(rows.now(meeting).session().lastSequence()).isEqualTo(1);
    }
}
