package com.vomeet.manager.meeting;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.manager.account.AccountId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The one way from rows to {@link Meeting}. */
final class MeetingRows {
    /** What {@link #read} needs; {@code m} is the meeting, {@code s} its session. */
    static final String COLUMNS = """
        select m.id, m.account_id, m.platform, m.native_meeting_id, m.meeting_url, m.status, m.stage, m.version,
               m.bot_name, m.passcode, m.waiting_room_millis, m.no_one_joined_millis, m.everyone_left_millis,
               m.wanted_version, m.wanted_leave, m.language, m.task, m.stop_requested_at, m.end_by,
               m.completion_reason, m.failure_stage, m.error_details, m.transitions, m.data,
               m.start_time, m.end_time, m.scheduled_start_time, m.scheduled_end_time, m.created_at, m.updated_at,
               m.join_at, case when m.seat is null then null else coalesce(m.launched_at, m.created_at) end as launched,
               s.connection_id, s.workload, s.session_start_time, s.last_sequence, s.last_seen_at, s.health, s.legacy,
               s.traceparent
        """;

    /** Every query for meetings that are there begins with it. */
    static final String SELECT = COLUMNS + "from meetings m join meeting_sessions s on s.meeting_id = m.id\n";

    private MeetingRows() {}

    static Meeting read(ResultSet row) throws SQLException {
        return new Meeting(
                new MeetingId(row.getLong("id")),
                new AccountId(row.getLong("account_id")),
                Platform.find(row.getString("platform")).orElseThrow(),
                row.getString("native_meeting_id"),
                URI.create(row.getString("meeting_url")),
                MeetingStatus.of(row.getString("status")),
                MeetingStatus.of(row.getString("stage")),
                row.getInt("version"),
                order(row),
                wanted(row),
                session(row),
                Optional.ofNullable(row.getString("completion_reason"))
                        .flatMap(EndReason::find)
                        .orElse(null),
                optionalStatus(row.getString("failure_stage")),
                row.getString("error_details"),
                json(row, "transitions"),
                json(row, "data"),
                times(row));
    }

    private static BotOrder order(ResultSet row) throws SQLException {
        return new BotOrder(
                row.getString("bot_name"),
                row.getString("passcode"),
                new AutomaticLeave(
                        row.getLong("waiting_room_millis"),
                        row.getLong("no_one_joined_millis"),
                        row.getLong("everyone_left_millis"),
                        AutomaticLeave.DEFAULT.idleAfterScheduledEndMillis()));
    }

    private static Meeting.Wanted wanted(ResultSet row) throws SQLException {
        return new Meeting.Wanted(
                row.getInt("wanted_version"),
                row.getBoolean("wanted_leave"),
                row.getString("language"),
                row.getString("task"),
                time(row, "stop_requested_at"));
    }

    private static Meeting.Session session(ResultSet row) throws SQLException {
        var health = row.getString("health");
        return new Meeting.Session(
                row.getString("connection_id"),
                row.getString("workload"),
                present(row, "session_start_time"),
                row.getInt("last_sequence"),
                time(row, "last_seen_at"),
                health == null ? null : Json.MAPPER.readTree(health),
                row.getBoolean("legacy"),
                row.getString("traceparent"));
    }

    private static Meeting.Times times(ResultSet row) throws SQLException {
        return new Meeting.Times(
                present(row, "created_at"),
                present(row, "updated_at"),
                time(row, "start_time"),
                time(row, "end_time"),
                time(row, "scheduled_start_time"),
                time(row, "scheduled_end_time"),
                present(row, "end_by"),
                time(row, "join_at"),
                time(row, "launched"));
    }

    private static @Nullable MeetingStatus optionalStatus(@Nullable String word) {
        return word == null ? null : MeetingStatus.of(word);
    }

    private static JsonNode json(ResultSet row, String column) throws SQLException {
        return Json.MAPPER.readTree(row.getString(column));
    }

    private static Instant present(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
