package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Finds ended meetings whose text is all stored, and says so once. It looks at what is there now, not at what has just happened, so that
 * nothing is missed while nobody looks.
 *
 * <p>A session's text is all there when every segment that the bot has announced is stored. What was never announced, for example
 * because the bot was killed, is waited for so long and no longer.
 */
final class ReadyTranscripts {
    /** After the meeting's end; a bot that leaves properly has everything stored by then. */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final int BATCH = 200;

    private final Jdbi jdbi;
    private final WebhookCounters counters;

    ReadyTranscripts(Jdbi jdbi, WebhookCounters counters) {
        this.jdbi = jdbi;
        this.counters = counters;
    }

    private record Candidate(MeetingId meeting, boolean complete) {}

    /** One meeting that cannot be told of holds up no other; what was wrong with the first of them is thrown afterwards. */
    void tell(Instant now) {
        var wrong = new ArrayList<RuntimeException>();
        for (var candidate : candidates(now)) {
            try {
                if (jdbi.inTransaction(handle -> tell(handle, candidate, now))) {
                    counters.transcriptIsReady();
                }
            } catch (RuntimeException e) {
                wrong.add(e);
            }
        }
        if (!wrong.isEmpty()) {
            throw wrong.getFirst();
        }
    }

    /** A meeting in which the bot never was has no text that could come. */
    private List<Candidate> candidates(Instant now) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select id, complete from (
                    select m.id, coalesce(m.end_time, m.updated_at) as ended,
                        (m.start_time is null or exists (select from transcript_sessions s where s.meeting_id = m.id))
                        and not exists (
                            select from transcript_sessions s
                            where s.meeting_id = m.id and (s.last_segment is null or s.stored < s.last_segment)) as complete
                    from meetings m
                    where m.transcript_ready_at is null and m.status in ('completed', 'failed', 'error')
                ) ended_meetings
                where complete or ended <= :patience
                order by ended limit :batch
                """)
                .bind("patience", Deliveries.utc(now.minus(PATIENCE)))
                .bind("batch", BATCH)
                .map((row, _) -> new Candidate(new MeetingId(row.getLong("id")), row.getBoolean("complete")))
                .list());
    }

    /** An erasure that this waits for leaves a row that says so; what it has deleted is still to be seen here. */
    private static boolean tell(Handle handle, Candidate candidate, Instant now) {
        var marked = handle.createUpdate("""
                update meetings set transcript_ready_at = :now,
                    data = case when erased_at is not null then data else cast(:spoken as jsonb) || data end
                where id = :id and transcript_ready_at is null
                """)
                .bind("now", Deliveries.utc(now))
                .bind("spoken", Json.write(Spoken.in(handle, candidate.meeting())))
                .bind("id", candidate.meeting().value())
                .execute();
        if (marked == 0) {
            return false;
        }
        var meeting = Meetings.find(handle, candidate.meeting()).orElseThrow();
        // Without a name it was erased, and there is nothing left to tell.
        if (meeting.nativeId() != null) {
            Outbox.transcriptReady(handle, meeting, candidate.complete(), now);
        }
        return true;
    }
}
