package com.vomeet.manager.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may send bots.
 *
 * @param keyPrefix the first characters of its own key; null when that is revoked
 */
public record Account(
        AccountId id, AccountSettings settings, @Nullable String keyPrefix, Instant createdAt, Instant updatedAt) {
    /** Every query for accounts begins with it. One that is being deleted is not found any more. */
    static final String SELECT = """
            select a.id, a.name, a.max_concurrent_bots, a.enabled, a.retention_days, a.google_client_id,
                   a.created_at, a.updated_at,
                   (select k.prefix from api_keys k where k.account_id = a.id and k.kind = 'main' and k.revoked_at is null
                    order by k.id desc limit 1) as key_prefix
            from accounts a where a.deleted_at is null
            """;

    public String name() {
        return settings.name();
    }

    static Account read(ResultSet row) throws SQLException {
        return new Account(
                new AccountId(row.getLong("id")),
                new AccountSettings(
                        row.getString("name"),
                        row.getInt("max_concurrent_bots"),
                        row.getBoolean("enabled"),
                        row.getObject("retention_days", Integer.class),
                        row.getString("google_client_id")),
                row.getString("key_prefix"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant());
    }
}
