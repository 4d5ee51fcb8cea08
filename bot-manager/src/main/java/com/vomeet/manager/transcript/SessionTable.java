package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Rows of transcript_sessions: each belongs to whoever wrote it first. */
final class SessionTable {
    private SessionTable() {}

    /** @param ended its last number is known: a tail after it is none */
    record Known(String uid, long meetingId, @Nullable Instant startedAt, boolean ended) {}

    /**
     * Writes what is new of a batch's sessions. Most of their entries are text and say nothing of the session itself: then it is only
     * read.
     *
     * @return the sessions as they are
     */
    static List<Known> write(Handle handle, Collection<SegmentBatch.Session> sessions) {
        var uids = uids(sessions);
        var before = read(handle, uids);
        var byUid = before.stream().collect(Collectors.toMap(Known::uid, Function.identity()));
        var news = sessions.stream()
                .filter(said -> isNews(said, byUid.get(said.uid())))
                .toList();
        if (news.isEmpty()) {
            return before;
        }
        upsert(handle, news);
        return read(handle, uids);
    }

    static String[] uids(Collection<SegmentBatch.Session> sessions) {
        return sessions.stream().map(SegmentBatch.Session::uid).toArray(String[]::new);
    }

    private static boolean isNews(SegmentBatch.Session said, @Nullable Known known) {
        return known == null || said.endedAt() != null || (said.startedAt() != null && known.startedAt() == null);
    }

    private static void upsert(Handle handle, List<SegmentBatch.Session> sessions) {
        handle.createUpdate("""
                        insert into transcript_sessions as s (uid, meeting_id, started_at, ended_at, last_segment, whisper)
                        select uid, meeting_id, started_at, ended_at, last_segment, "foreign"
                        from json_to_recordset(cast(:rows as json)) as r(uid text, meeting_id bigint,
                            started_at timestamptz, ended_at timestamptz, last_segment int, "foreign" boolean)
                        order by uid
                        on conflict (uid) do update set
                            started_at = coalesce(s.started_at, excluded.started_at),
                            ended_at = coalesce(excluded.ended_at, s.ended_at),
                            last_segment = coalesce(excluded.last_segment, s.last_segment)
                        where s.meeting_id = excluded.meeting_id
                            and (s.started_at is null and excluded.started_at is not null or excluded.ended_at is not null)
                        """).bind("rows", Json.write(sessions)).execute();
    }

    private static List<Known> read(Handle handle, String[] uids) {
        return handle.createQuery("""
                        select uid, meeting_id, started_at, last_segment is not null as ended
                        from transcript_sessions where uid = any(:uids)
                        """)
                .bind("uids", uids)
                .map((row, _) -> new Known(
                        row.getString("uid"),
                        row.getLong("meeting_id"),
                        SegmentRows.optional(row, "started_at"),
                        row.getBoolean("ended")))
                .list();
    }

    /** Moves the stored numbers up to the first gap. */
    static List<StoreResult.Growth> advance(Handle handle, String[] uids) {
        return handle.createQuery("""
                        update transcript_sessions s set stored = run.upto
                        from (
                            select uid, max(number) as upto
                            from (
                                select t.uid, t.stored, g.number,
                                    g.number - row_number() over (partition by t.uid order by g.number) as before
                                from transcript_sessions t
                                join transcript_segments g on g.session_uid = t.uid and g.number > t.stored
                                where t.uid = any(:uids)
                            ) numbered
                            where before = stored
                            group by uid
                        ) run
                        where s.uid = run.uid
                        returning s.meeting_id, s.uid, s.stored
                        """)
                .bind("uids", uids)
                .map((row, _) ->
                        new StoreResult.Growth(row.getLong("meeting_id"), row.getString("uid"), row.getInt("stored")))
                .list();
    }
}
