package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Writes rows of the two segment tables, many in one statement, and gives back those that have changed. */
final class SegmentTables {
    private static final String COLUMNS = """
            session_uid text, number int, meeting_id bigint, seq bigint, start_seconds float8, end_seconds float8, body text,
            language text, speaker text, confidence float8, words jsonb, absolute_start timestamptz, absolute_end timestamptz,
            created_at timestamptz, entry_millis bigint, entry_count bigint""";

    private SegmentTables() {}

    /** A row as it is now. */
    record Written(long meetingId, LiveSegment segment) {
        /** What was given is what is there: the database tells which rows it took, and is not asked for their text again. */
        private static Written of(SegmentBatch.Row row, boolean completed, @Nullable Instant createdAt) {
            return new Written(row.meetingId(), row.live(completed, createdAt));
        }
    }

    private record Key(String uid, int number) {
        private static Key of(SegmentBatch.Row row) {
            return new Key(row.sessionUid(), row.number());
        }

        private static Key of(ResultSet row) throws SQLException {
            return new Key(row.getString("session_uid"), row.getInt("number"));
        }
    }

    static List<Written> writeFinals(Handle handle, List<SegmentBatch.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var given = rows.stream().collect(Collectors.toMap(Key::of, Function.identity()));
        return handle.createQuery("""
                        insert into transcript_segments as s (session_uid, number, meeting_id, seq, start_seconds, end_seconds,
                            body, language, speaker, confidence, words, absolute_start, absolute_end, created_at, entry_millis,
                            entry_count)
                        select session_uid, number, meeting_id, seq, start_seconds, end_seconds, body, language, speaker,
                            confidence, words, absolute_start, absolute_end, created_at, entry_millis, entry_count
                        from json_to_recordset(cast(:rows as json)) as r(<columns>)
                        on conflict (session_uid, number) do update set
                            seq = excluded.seq, start_seconds = excluded.start_seconds, end_seconds = excluded.end_seconds,
                            body = excluded.body, language = excluded.language, speaker = excluded.speaker,
                            confidence = excluded.confidence, words = excluded.words, absolute_start = excluded.absolute_start,
                            absolute_end = excluded.absolute_end, entry_millis = excluded.entry_millis,
                            entry_count = excluded.entry_count
                        where (s.entry_millis, s.entry_count) \\< (excluded.entry_millis, excluded.entry_count)
                            and (s.body, s.speaker, s.language, s.absolute_start, s.absolute_end)
                                is distinct from (excluded.body, excluded.speaker, excluded.language,
                                    excluded.absolute_start, excluded.absolute_end)
                        returning session_uid, number, created_at
                        """)
                .define("columns", COLUMNS)
                .bind("rows", Json.write(rows))
                .map((row, _) -> Written.of(
                        Objects.requireNonNull(given.get(Key.of(row))), true, SegmentRows.instant(row, "created_at")))
                .list();
    }

    static List<Written> writeTails(Handle handle, List<SegmentBatch.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        var given = rows.stream().collect(Collectors.toMap(Key::of, Function.identity()));
        return handle.createQuery("""
                        insert into transcript_tails as t (session_uid, number, meeting_id, seq, start_seconds, end_seconds, body,
                            language, speaker, confidence, words, absolute_start, absolute_end, entry_millis, entry_count)
                        select session_uid, number, meeting_id, seq, start_seconds, end_seconds, body, language, speaker,
                            confidence, words, absolute_start, absolute_end, entry_millis, entry_count
                        from json_to_recordset(cast(:rows as json)) as r(<columns>)
                        where not exists (select from transcript_segments s
                            where s.session_uid = r.session_uid and s.number >= r.number)
                        on conflict (session_uid) do update set
                            number = excluded.number, seq = excluded.seq, start_seconds = excluded.start_seconds,
                            end_seconds = excluded.end_seconds, body = excluded.body, language = excluded.language,
                            speaker = excluded.speaker, confidence = excluded.confidence, words = excluded.words,
                            absolute_start = excluded.absolute_start, absolute_end = excluded.absolute_end,
                            entry_millis = excluded.entry_millis, entry_count = excluded.entry_count
                        where (t.entry_millis, t.entry_count) \\< (excluded.entry_millis, excluded.entry_count)
                            and (t.number, t.body, t.speaker, t.absolute_end)
                                is distinct from (excluded.number, excluded.body, excluded.speaker, excluded.absolute_end)
                        returning session_uid, number
                        """)
                .define("columns", COLUMNS)
                .bind("rows", Json.write(rows))
                .map((row, _) -> Written.of(Objects.requireNonNull(given.get(Key.of(row))), false, null))
                .list();
    }

    /** The running texts of sessions. */
    static List<Written> tails(Handle handle, String[] uids) {
        return uids.length == 0
                ? List.of()
                : handle.createQuery("select * from transcript_tails where session_uid = any(:uids) and body <> ''")
                        .bind("uids", uids)
                        .map((row, context) -> new Written(row.getLong("meeting_id"), SegmentRows.tail(row)))
                        .list();
    }

    static boolean isFinal(Handle handle, LiveSegment segment) {
        return handle.createQuery(
                        "select exists (select from transcript_segments where session_uid = :uid and number = :number)")
                .bind("uid", segment.uid())
                .bind("number", segment.number())
                .mapTo(Boolean.class)
                .one();
    }

    static void removeFinishedTails(Handle handle, String[] uids) {
        handle.createUpdate("""
                        delete from transcript_tails t where t.session_uid = any(:uids) and exists (
                            select from transcript_segments s where s.session_uid = t.session_uid and s.number >= t.number)
                        """).bind("uids", uids).execute();
    }

    /**
     * Blanks tails of sessions that have ended without making them final. They are not deleted, so that a reader who was away is told
     * too.
     */
    static List<Written> takeBackTails(Handle handle, String[] uids) {
        if (uids.length == 0) {
            return List.of();
        }
        return handle.createQuery("""
                        update transcript_tails t set body = '', seq = l.seq + 1
                        from transcript_sessions s, live_sequences l
                        where t.session_uid = any(:uids) and s.uid = t.session_uid and l.meeting_id = t.meeting_id
                            and t.number > s.last_segment and t.body <> ''
                        returning t.*
                        """)
                .bind("uids", uids)
                .map((row, context) -> new Written(row.getLong("meeting_id"), SegmentRows.tail(row)))
                .list();
    }
}
