package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.manager.meeting.MeetingId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one endpoint is told, or was, of one event.
 *
 * @param event the name by which it is told
 * @param nextAttemptAt null once it is over
 * @param log the newest attempts, the newest last
 */
public record Delivery(
        long id,
        EndpointId endpoint,
        String event,
        @Nullable MeetingId meeting,
        Status status,
        int attempts,
        Instant createdAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant deliveredAt,
        List<Attempt> log) {
    static final String COLUMNS = """
            d.id, d.endpoint_id, d.told_as, d.meeting_id, d.status, d.attempts, d.created_at, d.due_at, d.delivered_at, d.log
            """;

    public Delivery {
        log = List.copyOf(log);
    }

    public enum Status {
        PENDING,
        DELIVERED,
        /** Given up. */
        FAILED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Delivery read(ResultSet row) throws SQLException {
        var status = Status.valueOf(row.getString("status").toUpperCase(Locale.ROOT));
        var meeting = row.getObject("meeting_id", Long.class);
        var delivered = row.getObject("delivered_at", OffsetDateTime.class);
        return new Delivery(
                row.getLong("id"),
                new EndpointId(row.getLong("endpoint_id")),
                row.getString("told_as"),
                meeting == null ? null : new MeetingId(meeting),
                status,
                row.getInt("attempts"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                status == Status.PENDING
                        ? row.getObject("due_at", OffsetDateTime.class).toInstant()
                        : null,
                delivered == null ? null : delivered.toInstant(),
                List.of(Json.read(row.getString("log"), Attempt[].class)));
    }
}
