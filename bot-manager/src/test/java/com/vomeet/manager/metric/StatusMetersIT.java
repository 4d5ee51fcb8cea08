package com.vomeet.manager.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import com.vomeet.manager.config.ScheduleTimings;
import com.vomeet.manager.meeting.BotRequests;
import com.vomeet.manager.meeting.ChangeOutbox;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.meeting.RequestOutcome;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class StatusMetersIT {
    private final Rows rows = new Rows();
    private final Metrics metrics = Metrics.open();
    private final MeetingChanges changes = changes(metrics.statuses());

    @AfterEach
    void close() {
        metrics.close();
        rows.close();
    }

    private MeetingChanges changes(ChangeOutbox outbox) {
        return new MeetingChanges(rows.database.jdbi(), rows.meetings, rows.clock, rows.listeners, outbox);
    }

    private Meeting requested(String code) {
        var ahead = ScheduleTimings.DEFAULT.ahead();
        var requests = new BotRequests(rows.database.jdbi(), rows.clock, rows.listeners, metrics.statuses(), ahead);
        return ((RequestOutcome.Accepted) requests.request(rows.wish(rows.account, code))).meeting();
    }

    private static Report says(MeetingStatus status, @Nullable EndReason reason) {
        return new Report.BotSays(status, 0, reason, null, null, List.of());
    }

    private double value(String series) {
        return Scraped.of(metrics.text()).value(series);
    }

    @Test
    void stagesAreTimedFromTheRequest() {
        var meeting = requested("abc-defg-hij");
        rows.clock.advance(Duration.ofSeconds(2));
        changes.apply(meeting.id(), says(MeetingStatus.JOINING, null));
        rows.clock.advance(Duration.ofSeconds(4));
        changes.apply(meeting.id(), says(MeetingStatus.ACTIVE, null));
        assertThat(value("vomeet_bot_requests_total")).isEqualTo(1);
        assertThat(value("vomeet_bot_stage_seconds_sum{stage=\"joining\"}")).isEqualTo(2);
        assertThat(value("vomeet_bot_stage_seconds_bucket{stage=\"active\",le=\"5.0\"}"))
                .isZero();
        assertThat(value("vomeet_bot_stage_seconds_bucket{stage=\"active\",le=\"8.0\"}"))
                .isEqualTo(1);
        assertThat(value("vomeet_bot_stage_seconds_count{stage=\"awaiting_admission\"}"))
                .isZero();
    }

    @Test
    void anEndIsCountedOnceUnderItsReason() {
        var meeting = requested("abc-defg-hij");
        for (int i = 0; i < 2; i++) {
            changes.apply(meeting.id(), says(MeetingStatus.FAILED, EndReason.BROWSER_LOST));
        }
        assertThat(value("vomeet_bot_ends_total{reason=\"browser_lost\",status=\"failed\"}"))
                .isEqualTo(1);
    }

    @Test
    void everyReasonIsThereBeforeItHappens() {
        var series = Scraped.of(metrics.text()).series("vomeet_bot_ends_total");
        assertThat(series).hasSize(EndReason.values().length);
        assertThat(series).contains("vomeet_bot_ends_total{reason=\"stopped\",status=\"completed\"}");
    }

    @Test
    void whatIsNotCommittedIsNotCounted() {
        var meeting = requested("abc-defg-hij");
        var broken = changes((handle, change) -> {
            metrics.statuses().statusChanged(handle, change);
            throw new IllegalStateException("the last write fails");
        });
        assertThatThrownBy(() -> broken.apply(meeting.id(), says(MeetingStatus.JOINING, null)))
                .hasMessageContaining("the last write fails");
        assertThat(value("vomeet_bot_stage_seconds_count{stage=\"joining\"}")).isZero();
    }

    @Test
    void aScheduledBotIsTimedFromItsTime() {
        var meeting = rows.scheduled("abc-defg-hij", Duration.ofMinutes(5));
        rows.clock.advance(Duration.ofMinutes(4));
        changes.launch(meeting);
        rows.clock.advance(Duration.ofSeconds(63));
        changes.apply(meeting.id(), says(MeetingStatus.JOINING, null));
        assertThat(value("vomeet_bot_stage_seconds_sum{stage=\"joining\"}")).isEqualTo(3);
    }
}
