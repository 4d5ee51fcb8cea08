package com.vomeet.manager.transcript;

import com.vomeet.manager.meeting.StatusNotice;
import com.vomeet.trace.Tracing;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/** Segments in PostgreSQL. Writers of one meeting take turns by the lock on its row of live_sequences. */
final class SegmentStore {
    private static final Comparator<LiveSegment> READING_ORDER = Comparator.comparing(LiveSegment::absoluteStart)
            .thenComparing(LiveSegment::uid)
            .thenComparingInt(LiveSegment::number);

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final Tracing tracing;

    /** Without traces. */
    SegmentStore(Jdbi jdbi, InstantSource clock) {
        this(jdbi, clock, Tracing.off());
    }

    SegmentStore(Jdbi jdbi, InstantSource clock, Tracing tracing) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.tracing = tracing;
    }

    /** Stores a batch in one transaction; a batch that is stored already changes nothing. */
    StoreResult store(List<Reading.Good> entries) {
        try (var spans = StoreSpans.begin(tracing, entries)) {
            try {
                return jdbi.inTransaction(handle -> store(handle, entries));
            } catch (RuntimeException e) {
                spans.failed();
                throw e;
            }
        }
    }

    /** The same within a transaction that also writes something else. */
    StoreResult store(Handle handle, List<Reading.Good> entries) {
        return write(handle, SegmentBatch.of(entries, clock.instant().truncatedTo(ChronoUnit.MICROS)));
    }

    private static StoreResult write(Handle handle, SegmentBatch batch) {
        var nextSeq = lock(handle, batch.meetings());
        batch.keepMeetings(nextSeq.keySet());
        if (batch.sessions().isEmpty()) {
            return new StoreResult(List.of(), List.of(), 0, batch.drops());
        }
        var known = SessionTable.write(handle, batch.sessions());
        batch.keepSessions(
                known.stream().collect(Collectors.toMap(SessionTable.Known::uid, SessionTable.Known::meetingId)));
        batch.place(known.stream()
                .filter(session -> session.startedAt() != null)
                .collect(Collectors.toMap(
                        SessionTable.Known::uid, session -> Objects.requireNonNull(session.startedAt()))));
        SpeakerNames.name(handle, batch);
        var foreign = foreign(batch);
        var before = SegmentTables.tails(handle, foreign);
        var finals = SegmentTables.writeFinals(handle, batch.finals(nextSeq));
        var tails = SegmentTables.writeTails(handle, batch.tails(nextSeq));
        batch.stored(finals.size(), tails.size());
        var stored = finals.isEmpty() ? List.<StoreResult.Growth>of() : advance(handle, batch);
        var takenBack = new ArrayList<>(SegmentTables.takeBackTails(handle, ended(batch, known)));
        takenBack.addAll(moved(handle, before, SegmentTables.tails(handle, foreign), nextSeq));
        return new StoreResult(
                changes(handle, finals, shownTails(tails, takenBack)), stored, finals.size(), batch.drops());
    }

    /** Sessions in which a running text is known by its start, which moves. */
    private static String[] foreign(SegmentBatch batch) {
        return batch.sessions().stream()
                .filter(SegmentBatch.Session::foreign)
                .map(SegmentBatch.Session::uid)
                .toArray(String[]::new);
    }

    /** What readers still show under a start that it has no more, blanked for them. */
    private static List<SegmentTables.Written> moved(
            Handle handle,
            List<SegmentTables.Written> before,
            List<SegmentTables.Written> now,
            Map<Long, Long> nextSeq) {
        var there = now.stream().map(tail -> tail.segment().id()).collect(Collectors.toSet());
        return before.stream()
                .filter(tail -> !there.contains(tail.segment().id()) && !SegmentTables.isFinal(handle, tail.segment()))
                .map(tail -> new SegmentTables.Written(
                        tail.meetingId(), tail.segment().takenBack(nextSeq.getOrDefault(tail.meetingId(), 0L))))
                .toList();
    }

    private static String[] ended(SegmentBatch batch, List<SessionTable.Known> known) {
        var ended = known.stream()
                .filter(SessionTable.Known::ended)
                .map(SessionTable.Known::uid)
                .collect(Collectors.toSet());
        return batch.sessions().stream()
                .map(SegmentBatch.Session::uid)
                .filter(ended::contains)
                .toArray(String[]::new);
    }

    /** Removes tails that have become final and moves the stored numbers. */
    private static List<StoreResult.Growth> advance(Handle handle, SegmentBatch batch) {
        var uids = SessionTable.uids(batch.sessions());
        SegmentTables.removeFinishedTails(handle, uids);
        return SessionTable.advance(handle, uids);
    }

    /** Locks the meetings that still exist, in one order everywhere, and says the sequence number that comes next in each. */
    static Map<Long, Long> lock(Handle handle, Set<Long> meetings) {
        if (meetings.isEmpty()) {
            return Map.of();
        }
        var ids = meetings.toArray(Long[]::new);
        // Holding the meeting's key keeps an erasure waiting until this is committed; what it has marked is not touched
        // any more.
        handle.createUpdate("""
                        insert into live_sequences (meeting_id)
                        select id from (select id from meetings where id = any(:ids) and erased_at is null
                            order by id for key share) open
                        on conflict do nothing
                        """).bind("ids", ids).execute();
        return handle.createQuery("""
                        select l.meeting_id, l.seq + 1 as next from live_sequences l join meetings m on m.id = l.meeting_id
                        where l.meeting_id = any(:ids) and m.erased_at is null order by l.meeting_id for update of l
                        """)
                .bind("ids", ids)
                .map((row, context) -> Map.entry(row.getLong("meeting_id"), row.getLong("next")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Of a tail that was written and taken back in one batch only the end counts. */
    private static List<SegmentTables.Written> shownTails(
            List<SegmentTables.Written> written, List<SegmentTables.Written> takenBack) {
        var gone = takenBack.stream().map(tail -> tail.segment().id()).collect(Collectors.toSet());
        var shown = new ArrayList<>(takenBack);
        written.stream().filter(tail -> !gone.contains(tail.segment().id())).forEach(shown::add);
        return shown;
    }

    static List<StoreResult.Change> changes(
            Handle handle, List<SegmentTables.Written> finals, List<SegmentTables.Written> tails) {
        var byMeeting = new TreeMap<Long, List<LiveSegment>>();
        finals.forEach(s -> byMeeting
                .computeIfAbsent(s.meetingId(), id -> new ArrayList<>())
                .add(s.segment()));
        tails.forEach(s -> byMeeting
                .computeIfAbsent(s.meetingId(), id -> new ArrayList<>())
                .add(s.segment()));
        if (byMeeting.isEmpty()) {
            return List.of();
        }
        handle.createUpdate("update live_sequences set seq = seq + 1 where meeting_id = any(:ids)")
                .bind("ids", byMeeting.keySet().toArray(Long[]::new))
                .execute();
        return byMeeting.entrySet().stream()
                .map(e -> new StoreResult.Change(
                        e.getKey(),
                        e.getValue().getFirst().seq(),
                        e.getValue().stream().sorted(READING_ORDER).toList()))
                .toList();
    }

    /** What has changed after a sequence number; 0 for everything. */
    LiveView since(long meetingId, long after) {
        return jdbi.inTransaction(TransactionIsolationLevel.REPEATABLE_READ, handle -> {
            var segments = new ArrayList<LiveSegment>();
            segments.addAll(
                    handle.createQuery("select * from transcript_segments where meeting_id = :meeting and seq > :after")
                            .bind("meeting", meetingId)
                            .bind("after", after)
                            .map((row, context) -> SegmentRows.finalSegment(row))
                            .list());
            segments.addAll(
                    handle.createQuery("select * from transcript_tails where meeting_id = :meeting and seq > :after")
                            .bind("meeting", meetingId)
                            .bind("after", after)
                            .map((row, context) -> SegmentRows.tail(row))
                            .list());
            segments.sort(READING_ORDER);
            return handle.createQuery(
                            "select seq, status_seq, status_payload from live_sequences where meeting_id = :meeting")
                    .bind("meeting", meetingId)
                    .map((row, context) -> new LiveView(
                            row.getLong("seq"), row.getLong("status_seq"), row.getString("status_payload"), segments))
                    .findOne()
                    .orElseGet(() -> new LiveView(0, 0, null, segments));
        });
    }

    /** The sequence numbers of meetings now; those that nothing was ever told of are missing. */
    Map<Long, Long> seqs(Set<Long> meetings) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select meeting_id, seq from live_sequences where meeting_id = any(:ids)")
                        .bind("ids", meetings.toArray(Long[]::new))
                        .map((row, context) -> Map.entry(row.getLong("meeting_id"), row.getLong("seq")))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    int stored(String uid) {
        return jdbi.withHandle(handle -> handle.createQuery("select stored from transcript_sessions where uid = :uid")
                .bind("uid", uid)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
    }

    /** The first of a meeting's changes is its first status, in the transaction that makes the meeting. */
    void begins(Handle handle, StatusNotice notice) {
        handle.createUpdate("""
                        insert into live_sequences (meeting_id, seq, status_seq, status_version, status_payload)
                        values (:meeting, 1, 1, :version, :payload)
                        """)
                .bind("meeting", notice.meetingId())
                .bind("version", notice.version())
                .bind("payload", notice.json())
                .execute();
    }

    /**
     * Gives a status change its place among the meeting's changes.
     *
     * @return empty when a newer version of the meeting has been told already
     */
    OptionalLong statusChanged(long meetingId, int version, String payload) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        insert into live_sequences as l (meeting_id, seq, status_seq, status_version, status_payload)
                        select id, 1, 1, :version, :payload
                        from (select id from meetings where id = :meeting and erased_at is null for key share) open
                        on conflict (meeting_id) do update set
                            seq = l.seq + 1, status_seq = l.seq + 1, status_version = excluded.status_version,
                            status_payload = excluded.status_payload
                        where l.status_version < excluded.status_version
                        returning seq
                        """)
                .bind("meeting", meetingId)
                .bind("version", version)
                .bind("payload", payload)
                .mapTo(Long.class)
                .findOne()
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty));
    }
}
