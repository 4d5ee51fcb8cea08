package com.vomeet.manager.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a key that can still be used, or could until it expired.
 *
 * @param prefix its first characters
 * @param lastUsed to the minute
 */
public record StoredKey(
        KeyId id,
        AccountId account,
        KeyKind kind,
        String name,
        String prefix,
        Set<Scope> scopes,
        Instant created,
        @Nullable Instant lastUsed,
        @Nullable Instant expires) {
    static final String COLUMNS =
            "k.id, k.account_id, k.kind, k.name, k.prefix, k.scopes, k.created_at, k.last_used_at, k.expires_at";

    static StoredKey read(ResultSet row) throws SQLException {
        return new StoredKey(
                new KeyId(row.getLong("id")),
                new AccountId(row.getLong("account_id")),
                KeyKind.of(row.getString("kind")),
                row.getString("name"),
                row.getString("prefix"),
                Scope.ofStored(row.getString("scopes")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                time(row, "last_used_at"),
                time(row, "expires_at"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
