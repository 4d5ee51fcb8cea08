package com.vomeet.manager.meeting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a bot: the few columns of its meeting that a heartbeat asks for.
 *
 * @param version grows with every change of the rest
 * @param joinAt when it knocks; null: as soon as it can
 */
public record Wish(
        int version,
        boolean leave,
        @Nullable String language,
        @Nullable String task,
        @Nullable Instant joinAt) {
    /** {@code m} is the meeting. */
    static final String COLUMNS = "m.wanted_version, m.wanted_leave, m.language, m.task, m.join_at";

    static Wish read(ResultSet row) throws SQLException {
        var joinAt = row.getObject("join_at", OffsetDateTime.class);
        return new Wish(
                row.getInt("wanted_version"),
                row.getBoolean("wanted_leave"),
                row.getString("language"),
                row.getString("task"),
                joinAt == null ? null : joinAt.toInstant());
    }
}
