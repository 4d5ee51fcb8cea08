package com.vomeet.manager.account;

import com.vomeet.contract.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A user as the first vomeet had them.
 *
 * @param account of its own: its seats are the user's, its keys the user's tokens
 */
public record User(UserId id, AccountId account, String email, UserSettings settings, Instant createdAt) {
    /** Every query for users begins with it. */
    static final String SELECT = """
            select u.id, u.account_id, u.email, u.name, u.image_url, a.max_concurrent_bots, u.data, u.created_at
            from users u join accounts a on a.id = u.account_id
            where a.deleted_at is null
            """;

    /** @param data whatever its owner keeps with it */
    public record UserSettings(
            @Nullable String name, @Nullable String imageUrl, int maxConcurrentBots, JsonNode data) {}

    static User read(ResultSet row) throws SQLException {
        return new User(
                new UserId(row.getLong("id")),
                new AccountId(row.getLong("account_id")),
                row.getString("email"),
                new UserSettings(
                        row.getString("name"),
                        row.getString("image_url"),
                        row.getInt("max_concurrent_bots"),
                        Json.MAPPER.readTree(row.getString("data"))),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
