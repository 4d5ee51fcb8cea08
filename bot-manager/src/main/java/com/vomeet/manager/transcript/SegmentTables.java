package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes rows of the two segment tables, many in one statement, and gives back those that have changed. */
final class SegmentTables {
    private static final String COLUMNS = """
            session_uid text, number int, meeting_id bigint, seq bigint, start_seconds float8, end_seconds float8, body text,
            language text, speaker text, confidence float8, words jsonb, absolute_start timestamptz, absolute_end timestamptz,
            created_at timestamptz, entry_millis bigint, entry_count bigint""";

    private SegmentTables() {}

    record Written(long meetingId, LiveSegment segment) {}

    static List<Written> writeFinals(Handle handle, List<SegmentBatch.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
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
                        returning *
                        """)
                .define("columns", COLUMNS)
                .bind("rows", Json.write(rows))
                .map((row, context) -> new Written(row.getLong("meeting_id"), SegmentRows.finalSegment(row)))
                .list();
    }

    static List<Written> writeTails(Handle handle, List<SegmentBatch.Row> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
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
                        returning *
                        """)
                .define("columns", COLUMNS)
                .bind("rows", Json.write(rows))
                .map((row, context) -> new Written(row.getLong("meeting_id"), SegmentRows.tail(row)))
                .list();
    }

    /**
     * Blanks tails of sessions that have ended without making them final. They are not deleted, so that a reader who was away is told
     * too.
     */
    static List<Written> takeBackTails(Handle handle, List<String> uids) {
        if (uids.isEmpty()) {
            return List.of();
        }
        return handle.createQuery("""
                        update transcript_tails t set body = '', seq = l.seq + 1
                        from transcript_sessions s, live_sequences l
                        where t.session_uid in (<uids>) and s.uid = t.session_uid and l.meeting_id = t.meeting_id
                            and t.number > s.last_segment and t.body \\<> ''
                        returning t.*
                        """)
                .bindList("uids", uids)
                .map((row, context) -> new Written(row.getLong("meeting_id"), SegmentRows.tail(row)))
                .list();
    }
}
