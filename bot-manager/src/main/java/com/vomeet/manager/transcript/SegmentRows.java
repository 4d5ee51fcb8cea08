package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import com.vomeet.contract.whisper.WireSegment;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads rows of the two segment tables. */
final class SegmentRows {
    private SegmentRows() {}

    static LiveSegment finalSegment(ResultSet row) throws SQLException {
        return segment(row, true, instant(row, "created_at"));
    }

    static LiveSegment tail(ResultSet row) throws SQLException {
        return segment(row, false, null);
    }

    private static LiveSegment segment(ResultSet row, boolean completed, @Nullable Instant createdAt)
            throws SQLException {
        return new LiveSegment(
                row.getString("session_uid"),
                row.getInt("number"),
                row.getDouble("start_seconds"),
                row.getDouble("end_seconds"),
                row.getString("body"),
                completed,
                row.getString("language"),
                row.getString("speaker"),
                row.getObject("confidence", Double.class),
                words(row.getString("words")),
                instant(row, "absolute_start"),
                instant(row, "absolute_end"),
                createdAt,
                row.getLong("seq"));
    }

    private static @Nullable List<WireSegment.Word> words(@Nullable String json) {
        return json == null ? null : List.of(Json.read(json, WireSegment.Word[].class));
    }

    static @Nullable Instant optional(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
