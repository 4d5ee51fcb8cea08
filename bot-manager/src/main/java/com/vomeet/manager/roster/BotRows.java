package com.vomeet.manager.roster;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.contract.control.Evidence;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.address.MeetingAddress;
import com.vomeet.manager.meeting.MeetingId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** From rows to bots. */
final class BotRows {
    /** What its owner has changed about a meeting, or a record that it kept, does not say why a bot is where it is. */
    static final String SELECT = """
            select m.id, m.account_id, a.name as account_name, m.platform, m.native_meeting_id, m.meeting_url,
                   m.data ->> 'name' as name, m.bot_name, m.status, m.completion_reason, coalesce(c.at, m.launched_at, m.created_at) as since,
                   e.at as event_at, e.kind, e.source, e.detail, e.evidence,
                   s.last_seen_at, s.cpu_cores, s.memory_bytes, s.cpu_seconds, s.memory_byte_seconds
            from meetings m join meeting_sessions s on s.meeting_id = m.id join accounts a on a.id = m.account_id
            left join lateral (
                select at, kind, source, detail, evidence from meeting_events
                where meeting_id = m.id and kind not in ('reconfigured', 'schedule_changed', 'flight_record')
                order by id desc limit 1) e on true
            left join lateral (
                select at from meeting_events where meeting_id = m.id and to_status = m.status order by id desc limit 1) c on true
            """;

    private static final double BYTES_PER_MB = 1e6;
    private static final double SECONDS_PER_HOUR = 3600;

    private BotRows() {}

    static LiveBot read(ResultSet row) throws SQLException {
        return new LiveBot(
                meeting(row),
                MeetingStatus.of(row.getString("status")),
                row.getObject("since", OffsetDateTime.class).toInstant(),
                Optional.ofNullable(row.getString("completion_reason"))
                        .flatMap(EndReason::find)
                        .orElse(null),
                happening(row),
                time(row, "last_seen_at"),
                use(row),
                cost(row));
    }

    private static LiveBot.Meeting meeting(ResultSet row) throws SQLException {
        var nativeId = row.getString("native_meeting_id");
        return new LiveBot.Meeting(
                new MeetingId(row.getLong("id")),
                new LiveBot.Owner(new AccountId(row.getLong("account_id")), row.getString("account_name")),
                Platform.find(row.getString("platform")).orElseThrow(),
                nativeId,
                nativeId == null ? null : MeetingAddress.shown(URI.create(row.getString("meeting_url"))),
                row.getString("name"),
                row.getString("bot_name"));
    }

    private static @Nullable Happening happening(ResultSet row) throws SQLException {
        var at = time(row, "event_at");
        return at == null
                ? null
                : new Happening(
                        at,
                        row.getString("kind"),
                        row.getString("source"),
                        row.getString("detail"),
                        List.of(Json.read(row.getString("evidence"), Evidence[].class)));
    }

    private static @Nullable Use use(ResultSet row) throws SQLException {
        var cores = row.getObject("cpu_cores", Double.class);
        var memory = row.getObject("memory_bytes", Long.class);
        return cores == null || memory == null ? null : new Use(cores, memory / BYTES_PER_MB);
    }

    static Cost cost(ResultSet row) throws SQLException {
        return new Cost(
                row.getDouble("cpu_seconds"), row.getDouble("memory_byte_seconds") / BYTES_PER_MB / SECONDS_PER_HOUR);
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
