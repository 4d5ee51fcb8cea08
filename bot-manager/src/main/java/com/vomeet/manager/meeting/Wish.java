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
 * @param scheduledEnd after which it leaves when nobody speaks any more; null: there is no such time
 */
public record Wish(
        int version,
        boolean leave,
        @Nullable String language,
        @Nullable String task,
        @Nullable Instant joinAt,
        @Nullable Instant scheduledEnd) {
    /** {@code m} is the meeting. */
    static final String COLUMNS =
            "m.wanted_version, m.wanted_leave, m.language, m.task, m.join_at, m.scheduled_end_time";

    static Wish read(ResultSet row) throws SQLException {
        return new Wish(
                row.getInt("wanted_version"),
                row.getBoolean("wanted_leave"),
                row.getString("language"),
                row.getString("task"),
                time(row, "join_at"),
                time(row, "scheduled_end_time"));
    }

    private static @Nullable Instant time(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
