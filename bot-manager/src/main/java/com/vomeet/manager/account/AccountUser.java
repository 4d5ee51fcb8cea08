package com.vomeet.manager.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * One of the account's own users.
 *
 * @param externalId what the account calls that user
 */
public record AccountUser(
        long id,
        AccountId account,
        String externalId,
        @Nullable String email,
        @Nullable String name,
        Instant createdAt) {
    static AccountUser read(ResultSet row) throws SQLException {
        return new AccountUser(
                row.getLong("id"),
                new AccountId(row.getLong("account_id")),
                row.getString("external_user_id"),
                row.getString("email"),
                row.getString("name"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
