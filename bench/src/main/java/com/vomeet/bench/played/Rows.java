package com.vomeet.bench.played;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Reads what the manager has written down, past the manager. */
public final class Rows {
    private record Change(long meeting, String status) {}

    private record Text(long meeting, int number, String body) {}

    private final Jdbi jdbi;

    /** @param settings the manager's own */
    public Rows(Map<String, String> settings) {
        jdbi = Jdbi.create(
                settings.getOrDefault("DATABASE_URL", ""),
                settings.getOrDefault("DATABASE_USER", "postgres"),
                settings.getOrDefault("DATABASE_PASSWORD", ""));
    }

    /** By meeting, without changes and text. */
    public Map<Long, Row> states() {
        return read(Map.of(), Map.of());
    }

    public Map<Long, Row> whole() {
        var changes = jdbi.withHandle(handle -> handle.createQuery("""
                        select meeting_id, to_status from meeting_events
                        where to_status is not null and to_status is distinct from from_status
                            and to_status <> 'requested'
                        order by id
                        """)
                .map((rs, _) -> new Change(rs.getLong("meeting_id"), rs.getString("to_status")))
                .list());
        var texts = jdbi.withHandle(handle -> handle.createQuery("""
                        select meeting_id, number, body from transcript_segments
                        """)
                .map((rs, _) -> new Text(rs.getLong("meeting_id"), rs.getInt("number"), rs.getString("body")))
                .list());
        var bodies = new HashMap<Long, Map<Integer, String>>();
        texts.forEach(text ->
                bodies.computeIfAbsent(text.meeting(), _ -> new HashMap<>()).put(text.number(), text.body()));
        return read(
                changes.stream()
                        .collect(Collectors.groupingBy(
                                Change::meeting, Collectors.mapping(Change::status, Collectors.toList()))),
                bodies);
    }

    private Map<Long, Row> read(Map<Long, List<String>> changes, Map<Long, Map<Integer, String>> texts) {
        return jdbi.withHandle(handle -> handle
                .createQuery("""
                        select m.id, m.status, m.completion_reason, m.end_time, s.last_seen_at,
                            coalesce(t.stored, 0) as stored
                        from meetings m
                        join meeting_sessions s on s.meeting_id = m.id
                        left join transcript_sessions t on t.uid = s.connection_id
                        """)
                .map((rs, _) -> new Row(
                        rs.getLong("id"),
                        rs.getString("status"),
                        rs.getString("completion_reason"),
                        changes.getOrDefault(rs.getLong("id"), List.of()),
                        texts.getOrDefault(rs.getLong("id"), Map.of()),
                        rs.getInt("stored"),
                        instant(rs.getObject("last_seen_at", OffsetDateTime.class)),
                        instant(rs.getObject("end_time", OffsetDateTime.class))))
                .stream()
                .collect(Collectors.toMap(Row::meeting, row -> row)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }
}
