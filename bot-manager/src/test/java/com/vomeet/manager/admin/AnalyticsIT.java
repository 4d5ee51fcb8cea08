package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import com.vomeet.manager.admin.Analytics.Durations;
import com.vomeet.manager.admin.Analytics.Speech;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Report;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class AnalyticsIT {
    private final Rows rows = new Rows();
    private final Analytics analytics = new Analytics(rows.database.jdbi(), rows.clock);

    @AfterEach
    void close() {
        rows.close();
    }

    private void after(Duration time, Meeting meeting, MeetingStatus status) {
        rows.clock.advance(time);
        rows.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into meeting_events (meeting_id, at, kind, to_status, source)"
                                + " values (?, ?, 'status_change', ?, 'bot_callback')",
                        meeting.id().value(),
                        rows.clock.instant().atOffset(ZoneOffset.UTC),
                        status.wire()));
    }

    private void ends(Meeting meeting) {
        rows.changes.apply(meeting.id(), new Report.WorkloadEnded(EndReason.STOPPED, "It left."));
    }

    private void said(Meeting meeting, int number, String text, @Nullable String speaker, @Nullable String language) {
        rows.database.jdbi().useHandle(handle -> {
            handle.execute(
                    "insert into transcript_sessions (uid, meeting_id) values ('u', ?) on conflict do nothing",
                    meeting.id().value());
            handle.execute(
                    "insert into transcript_segments (session_uid, number, meeting_id, seq, start_seconds, end_seconds, body,"
                            + " language, speaker, absolute_start, absolute_end, created_at, entry_millis, entry_count)"
                            + " values ('u', ?, ?, ?, 1.0, 2.5, ?, ?, ?, now(), now(), now(), 0, 0)",
                    number,
                    meeting.id().value(),
                    number,
                    text,
                    language,
                    speaker);
        });
    }

    @Test
    void itIsMeasuredHowLongEachStepTook() {
        var meeting = rows.requested("abc-defg-hij");
        after(Duration.ofSeconds(2), meeting, MeetingStatus.JOINING);
        after(Duration.ofSeconds(3), meeting, MeetingStatus.AWAITING_ADMISSION);
        after(Duration.ofSeconds(10), meeting, MeetingStatus.ACTIVE);
        rows.clock.advance(Duration.ofMinutes(1));
        assertThat(analytics.durations(meeting.id()))
                .contains(new Durations(Duration.ofSeconds(5), Duration.ofSeconds(10), null, Duration.ofSeconds(73)));
        ends(meeting);
        rows.clock.advance(Duration.ofMinutes(1));
        assertThat(analytics.durations(meeting.id()))
                .contains(new Durations(
                        Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofMinutes(1), Duration.ofSeconds(73)));
    }

    @Test
    void whatDidNotHappenTookNoTime() {
        var meeting = rows.requested("abc-defg-hij");
        ends(meeting);
        assertThat(analytics.durations(meeting.id())).contains(new Durations(null, null, null, null));
        assertThat(analytics.durations(new MeetingId(99))).isEmpty();
    }

    @Test
    void whoWasLetInWithoutADoorJoinedWhenTheCallBegan() {
        var meeting = rows.requested("abc-defg-hij");
        after(Duration.ofSeconds(4), meeting, MeetingStatus.ACTIVE);
        assertThat(analytics.durations(meeting.id()).orElseThrow().join()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void whatWasSaidIsCounted() {
        var meeting = rows.requested("abc-defg-hij");
        said(meeting, 1, "hello", "Ada", "en");
        said(meeting, 2, "hallo", "Ben", "de");
        said(meeting, 3, "hello again", "Ada", "en");
        said(meeting, 4, "who is that", null, null);
        said(meeting, 5, "", null, null);
        assertThat(analytics.speech(meeting.id())).isEqualTo(new Speech(4, 6.0, 2, List.of("de", "en")));
    }

    @Test
    void anAccountsMeetingsAreCountedByHowTheyEnded() {
        ends(rows.requested("abc-defg-hij"));
        rows.clock.advance(Duration.ofDays(2));
        rows.requested("xyz-defg-hij");
        var usage = analytics.usage(rows.account);
        assertThat(usage.meetings()).isEqualTo(2);
        assertThat(usage.completed() + usage.failed()).isEqualTo(1);
        assertThat(usage.live()).isEqualTo(1);
        assertThat(usage.platform()).isEqualTo("google_meet");
        assertThat(usage.perDay()).isEqualTo(1.0);
        assertThat(usage.peakHours()).containsExactly(10);
        assertThat(usage.lastActivity()).isEqualTo(rows.clock.instant());
    }

    @Test
    void anAccountWithoutMeetingsHasFiguresToo() {
        var usage = analytics.usage(rows.account);
        assertThat(usage.meetings()).isZero();
        assertThat(usage.platform()).isNull();
        assertThat(usage.peakHours()).isEmpty();
        assertThat(usage.lastActivity()).isNull();
    }
}
