package com.vomeet.manager.webhook;

import com.vomeet.manager.account.AccountId;
import java.net.URI;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Where an account is told things.
 *
 * @param own the one that an account of the first vomeet has
 * @param overlapUntil until when the secret before this one signs too; null: it does not any more
 * @param failingSince null: it answered the last time, or was never called
 */
public record Endpoint(
        EndpointId id,
        AccountId account,
        boolean own,
        EndpointWish wish,
        @Nullable Instant overlapUntil,
        @Nullable Instant failingSince,
        Instant createdAt,
        Instant updatedAt) {
    /** Every query for endpoints begins with it; one without an address is none at present. */
    static final String SELECT = """
            select e.id, e.account_id, e.own, e.url, e.description, e.events, e.format, e.enabled, e.before_until,
                   e.failing_since, e.created_at, e.updated_at
            from webhook_endpoints e where e.url is not null
            """;

    static Endpoint read(ResultSet row) throws SQLException {
        return new Endpoint(
                new EndpointId(row.getLong("id")),
                new AccountId(row.getLong("account_id")),
                row.getBoolean("own"),
                new EndpointWish(
                        URI.create(row.getString("url")),
                        row.getString("description"),
                        EventFilter.read(row.getString("events")),
                        BodyFormat.find(row.getString("format")).orElseThrow(),
                        row.getBoolean("enabled")),
                time(row, "before_until"),
                time(row, "failing_since"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
