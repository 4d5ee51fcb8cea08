package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Who spoke when, in PostgreSQL. A bot counts its times from where its sound began, which is where its first session with WhisperLive
 * begins; sessions after a reconnect count from their own start. So all are compared on the clock.
 */
final class SpeakerRows {
    /** Whoever has said nothing for so long is not taken to speak on. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(10);

    private SpeakerRows() {}

    /** @return for each meeting with something new the place of the earliest */
    static Map<Long, Long> add(Handle handle, Collection<SpeakerEvent> events) {
        return handle.createQuery("""
                insert into speaker_events (meeting_id, at_millis, participant, speaking, name)
                select meeting_id, at_millis, participant, speaking, name
                from json_to_recordset(cast(:events as json)) as r(meeting_id bigint, at_millis bigint, participant text,
                    speaking boolean, name text)
                on conflict do nothing
                returning meeting_id, at_millis
                """)
                .bind("events", Json.write(events))
                .map((row, _) -> Map.entry(row.getLong("meeting_id"), row.getLong("at_millis")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::min));
    }

    private record Placed(long meetingId, SpeakerTurns.Mark mark) {}

    /** The turns of meetings from a time on; a meeting without any is missing. */
    static Map<Long, SpeakerTurns> turns(Handle handle, Collection<Long> meetings, Instant from) {
        return handle
                .createQuery("""
                select e.meeting_id, e.participant, e.speaking, e.name,
                    z.began + e.at_millis * interval '1 millisecond' as at
                from speaker_events e
                join (
                    select meeting_id, min(started_at) as began from transcript_sessions
                    where whisper and started_at is not null and meeting_id = any(:meetings)
                    group by meeting_id
                ) z on z.meeting_id = e.meeting_id
                where z.began + e.at_millis * interval '1 millisecond' >= :from
                order by e.at_millis, e.speaking
                """)
                .bind("meetings", meetings.toArray(Long[]::new))
                .bind("from", from.minus(LONGEST_TURN).atOffset(ZoneOffset.UTC))
                .map((row, _) -> new Placed(
                        row.getLong("meeting_id"),
                        new SpeakerTurns.Mark(
                                SegmentRows.instant(row, "at"),
                                row.getString("participant"),
                                row.getBoolean("speaking"),
                                row.getString("name"))))
                .stream()
                .collect(Collectors.groupingBy(
                        Placed::meetingId,
                        Collectors.mapping(
                                Placed::mark, Collectors.collectingAndThen(Collectors.toList(), SpeakerTurns::of))));
    }

    /** A stored text that may have to be named. */
    record Text(String sessionUid, int number, Instant from, Instant to, String speaker) {}

    /** A WhisperLive's own texts of a meeting that end after an event, final and not, each table's apart. */
    static List<Text> after(Handle handle, String table, long meeting, long atMillis) {
        return handle.createQuery("""
                select t.session_uid, t.number, t.absolute_start, t.absolute_end, coalesce(t.speaker, '') as speaker
                from <table> t
                join transcript_sessions s on s.uid = t.session_uid
                join (
                    select min(started_at) as began from transcript_sessions where whisper and meeting_id = :meeting
                ) z on t.absolute_end >= z.began + :at * interval '1 millisecond'
                where s.whisper and t.meeting_id = :meeting and t.body \\<> ''
                """)
                .define("table", table)
                .bind("meeting", meeting)
                .bind("at", atMillis)
                .map((row, _) -> new Text(
                        row.getString("session_uid"),
                        row.getInt("number"),
                        SegmentRows.instant(row, "absolute_start"),
                        SegmentRows.instant(row, "absolute_end"),
                        row.getString("speaker")))
                .list();
    }
}
