package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.Report;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class OutboxIT {
    private final Rows rows = new Rows();

    @AfterEach
    void close() {
        rows.close();
    }

    private void listen(String... words) {
        rows.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                insert into webhook_endpoints (account_id, url, events, format, enabled, secret, created_at, updated_at)
                values (:account, 'https://example.com/', cast(:events as jsonb), 'classic', true, '', now(), now())
                """)
                        .bind("account", rows.account.value())
                        .bind("events", Json.write(List.of(words)))
                        .execute());
    }

    private List<String> told() {
        return rows.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select endpoint_id || ' ' || told_as from webhook_deliveries order by endpoint_id, turn")
                        .mapTo(String.class)
                        .list());
    }

    private String event(String column) {
        return rows.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select " + column + " from webhook_events order by id desc limit 1")
                        .mapTo(String.class)
                        .one());
    }

    private void end(Meeting meeting) {
        rows.changes.apply(
                meeting.id(),
                new Report.BotSays(MeetingStatus.COMPLETED, 1, EndReason.LEFT_ALONE, null, null, List.of()));
    }

    @Test
    void eachEndpointIsToldWhatItHearsByTheNameThatItKnows() {
        listen("*");
        listen("bot.ended");
        listen("meeting.status_change");
        listen("transcript.ready");
        end(rows.requested("abc-defg-hij"));
        assertThat(told())
                .containsExactly(
                        "1 bot.requested",
                        "1 bot.ended",
                        "2 bot.ended",
                        "3 meeting.status_change",
                        "3 meeting.status_change");
    }

    @Test
    void aFailureIsAnEndTooForThoseWhoKnowTheFirstVomeet() {
        listen("*");
        listen("bot.ended");
        listen("bot.failed");
        listen("meeting.status_change");
        rows.changes.apply(
                rows.requested("abc-defg-hij").id(),
                new Report.BotSays(MeetingStatus.FAILED, 1, EndReason.JOIN_MEETING_ERROR, null, null, List.of()));
        assertThat(told())
                .containsExactly(
                        "1 bot.requested",
                        "1 bot.failed",
                        "1 bot.ended",
                        "2 bot.ended",
                        "3 bot.failed",
                        "4 meeting.status_change",
                        "4 meeting.status_change");
        assertThat(event("name")).isEqualTo("bot.ended");
        var payload = Json.MAPPER.readTree(event("payload"));
        assertThat(payload.at("/data/new_status").asString()).isEqualTo("failed");
        assertThat(payload.at("/meeting/status").asString()).isEqualTo("failed");
    }

    @Test
    void whatNobodyHearsIsNotWritten() {
        listen("transcript.*");
        end(rows.requested("abc-defg-hij"));
        assertThat(told()).isEmpty();
        assertThat(rows.database
                        .jdbi()
                        .<Integer, RuntimeException>withHandle(
                                handle -> handle.createQuery("select count(*) from webhook_events")
                                        .mapTo(Integer.class)
                                        .one()))
                .isZero();
    }

    @Test
    void anEventSaysWhatTheMeetingWasThen() {
        listen("*");
        var meeting = rows.requested("abc-defg-hij");
        end(meeting);
        assertThat(event("name")).isEqualTo("bot.ended");
        assertThat(event("sequence")).isEqualTo("2");
        var payload = Json.MAPPER.readTree(event("payload"));
        assertThat(payload.get("data")).isEqualTo(Json.MAPPER.readTree("""
                {"old_status": "requested", "new_status": "completed", "reason": "left_alone",
                 "transition_source": "bot_callback"}
                """));
        assertThat(payload.at("/meeting/status").asString()).isEqualTo("completed");
        assertThat(payload.at("/meeting/data/completion_reason").asString()).isEqualTo("left_alone");
        assertThat(payload.at("/meeting/account_id").longValue()).isEqualTo(rows.account.value());
    }

    @Test
    void ofManyWritersEachChangeIsToldOnceAndInOrder() {
        listen("*");
        var meeting = rows.requested("abc-defg-hij");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> rows.changes.apply(meeting.id(), new Report.StopRequested()));
                threads.execute(() -> end(meeting));
            }
        }
        assertThat(told()).first().isEqualTo("1 bot.requested");
        assertThat(told()).last().isEqualTo("1 bot.ended");
        assertThat(told()).doesNotHaveDuplicates();
    }

    @Test
    void aChangeThatCannotBeToldIsNoChange() {
        var meeting = rows.requested("abc-defg-hij");
        var broken = new MeetingChanges(rows.database.jdbi(), rows.meetings, rows.clock, rows.listeners, (_, _) -> {
            throw new IllegalStateException("no room");
        });
        assertThatThrownBy(() -> broken.apply(meeting.id(), new Report.StopRequested()))
                .hasMessage("no room");
        assertThat(rows.now(meeting)).isEqualTo(meeting);
    }
}
