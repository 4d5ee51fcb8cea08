package com.vomeet.manager.transcript;

import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.contract.whisper.WireSegment;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a batch of entries says in the end: of each segment and each tail only the newest version, as one statement may touch a row
 * once only. Not for use by several threads.
 */
final class SegmentBatch {
    /** Shorter than this nothing can have been said. */
    private static final double MIN_SECONDS = 0.001;

    private static final int MAX_SPEAKER = 255;
    private static final int MAX_LANGUAGE = 10;

    /** A row of the two segment tables; names as in the SQL that reads it from JSON. */
    record Row(
            String sessionUid,
            int number,
            long meetingId,
            long seq,
            double startSeconds,
            double endSeconds,
            String body,
            @Nullable String language,
            @Nullable String speaker,
            @Nullable Double confidence,
            @Nullable List<WireSegment.Word> words,
            Instant absoluteStart,
            Instant absoluteEnd,
            Instant createdAt,
            long entryMillis,
            long entryCount) {
        Row {
            // As PostgreSQL keeps them: what is told live is what is read later.
            absoluteStart = absoluteStart.truncatedTo(ChronoUnit.MICROS);
            absoluteEnd = absoluteEnd.truncatedTo(ChronoUnit.MICROS);
        }

        LiveSegment live(boolean completed, @Nullable Instant storedAt) {
            return new LiveSegment(
                    sessionUid,
                    number,
                    startSeconds,
                    endSeconds,
                    body,
                    completed,
                    language,
                    speaker,
                    confidence,
                    words,
                    absoluteStart,
                    absoluteEnd,
                    storedAt,
                    seq);
        }

        EntryPosition position() {
            return new EntryPosition(entryMillis, entryCount);
        }

        Row withSeq(long newSeq) {
            return at(newSeq, absoluteStart, absoluteEnd);
        }

        Row at(long newSeq, Instant newStart, Instant newEnd) {
            return with(newSeq, speaker, newStart, newEnd);
        }

        Row named(@Nullable String newSpeaker) {
            return with(seq, newSpeaker, absoluteStart, absoluteEnd);
        }

        private Row with(long newSeq, @Nullable String newSpeaker, Instant newStart, Instant newEnd) {
            return new Row(
                    sessionUid,
                    number,
                    meetingId,
                    newSeq,
                    startSeconds,
                    endSeconds,
                    body,
                    language,
                    newSpeaker,
                    confidence,
                    words,
                    newStart,
                    newEnd,
                    createdAt,
                    entryMillis,
                    entryCount);
        }
    }

    record Session(
            String uid,
            long meetingId,
            @Nullable Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable Integer lastSegment,
            boolean foreign) {
        Session and(Session later) {
            return new Session(
                    uid,
                    meetingId,
                    startedAt == null ? later.startedAt : startedAt,
                    later.endedAt == null ? endedAt : later.endedAt,
                    later.lastSegment == null ? lastSegment : later.lastSegment,
                    foreign);
        }
    }

    private record Key(String uid, int number) {}

    private final Instant now;
    private final Map<String, Session> sessions = new TreeMap<>();
    private final Map<Key, Row> finals = new HashMap<>();
    private final Map<String, Row> tails = new HashMap<>();
    private final Map<DropReason, Integer> drops = new EnumMap<>(DropReason.class);

    private SegmentBatch(Instant now) {
        this.now = now;
    }

    static SegmentBatch of(List<Reading.Good> entries, Instant now) {
        var batch = new SegmentBatch(now);
        entries.forEach(batch::add);
        return batch;
    }

    private void add(Reading.Good good) {
        var entry = good.entry();
        var session = session(entry);
        var known = sessions.get(entry.uid());
        if (known != null && known.meetingId() != session.meetingId()) {
            drop(DropReason.WRONG_SESSION, 1);
            return;
        }
        sessions.merge(entry.uid(), session, Session::and);
        if (entry instanceof StreamEntry.Transcription text) {
            text.segments().forEach(segment -> add(segment, row(good.position(), text, segment)));
        }
    }

    private static Session session(StreamEntry entry) {
        return switch (entry) {
            case StreamEntry.SessionStart s ->
                new Session(s.uid(), s.meetingId(), s.startTimestamp(), null, null, foreign(s.source()));
            case StreamEntry.Transcription t ->
                new Session(t.uid(), t.meetingId(), guess(t), null, null, foreign(t.source()));
            case StreamEntry.SessionEnd e ->
                new Session(
                        e.uid(),
                        e.meetingId(),
                        null,
                        e.endTimestamp(),
                        // Without numbers there is no last one.
                        foreign(e.source()) ? null : (Integer) e.lastSegment(),
                        foreign(e.source()));
        };
    }

    private static boolean foreign(String source) {
        return WhisperEntries.SOURCE.equals(source);
    }

    /** When a session began that has not said so. */
    private static @Nullable Instant guess(StreamEntry.Transcription entry) {
        if (!foreign(entry.source()) || entry.segments().isEmpty()) {
            return null;
        }
        var first = entry.segments().getFirst();
        return WhisperEntries.plus(first.absoluteStartTime(), -first.start());
    }

    private void add(Segment segment, Row row) {
        if (segment.completed()) {
            if (row.body().isEmpty()) {
                drop(DropReason.EMPTY_SEGMENT, 1);
            }
            var key = new Key(row.sessionUid(), row.number());
            if (finals.containsKey(key)) {
                drop(DropReason.DUPLICATE, 1);
            }
            finals.merge(key, row, SegmentBatch::newer);
        } else {
            tails.merge(row.sessionUid(), row, SegmentBatch::newer);
        }
    }

    private static Row newer(Row one, Row other) {
        return other.position().compareTo(one.position()) >= 0 ? other : one;
    }

    private Row row(EntryPosition position, StreamEntry.Transcription entry, Segment segment) {
        var start = Math.min(segment.start(), segment.end());
        var end = Math.max(segment.start(), segment.end());
        var from = segment.absoluteStartTime();
        var to = segment.absoluteEndTime();
        return new Row(
                entry.uid(),
                segment.number(),
                entry.meetingId(),
                0,
                start,
                end,
                segment.completed() && end - start < MIN_SECONDS ? "" : clean(segment.text()),
                shortened(segment.language(), MAX_LANGUAGE),
                shortened(segment.speaker(), MAX_SPEAKER),
                segment.confidence(),
                segment.words(),
                from.isBefore(to) ? from : to,
                from.isBefore(to) ? to : from,
                now,
                position.millis(),
                position.count());
    }

    /** PostgreSQL cannot keep a NUL character. */
    private static String clean(String text) {
        return text.isBlank() ? "" : text.replace("\0", "");
    }

    private static @Nullable String shortened(@Nullable String text, int length) {
        if (text == null || text.isBlank()) {
            return null;
        }
        var clean = clean(text);
        return clean.length() <= length ? clean : clean.substring(0, length);
    }

    /** Gives segments whose times count from their session's start their place in time. */
    void place(Map<String, Instant> starts) {
        finals.replaceAll((key, row) -> placed(row, starts.get(key.uid())));
        tails.replaceAll((uid, row) -> placed(row, starts.get(uid)));
    }

    private Row placed(Row row, @Nullable Instant start) {
        var session = sessions.get(row.sessionUid());
        return start == null || session == null || !session.foreign()
                ? row
                : row.at(
                        row.seq(),
                        WhisperEntries.plus(start, row.startSeconds()),
                        WhisperEntries.plus(start, row.endSeconds()));
    }

    /** Those that come without names. */
    Stream<Row> whisperTexts() {
        return Stream.concat(finals.values().stream(), tails.values().stream()).filter(this::isWhisper);
    }

    private boolean isWhisper(Row row) {
        var session = sessions.get(row.sessionUid());
        return session != null && session.foreign();
    }

    void name(Map<Long, SpeakerTurns> turns) {
        finals.replaceAll((_, row) -> named(row, turns));
        tails.replaceAll((_, row) -> named(row, turns));
    }

    private Row named(Row row, Map<Long, SpeakerTurns> turns) {
        var known = turns.get(row.meetingId());
        return known == null || !isWhisper(row) ? row : row.named(known.name(row.absoluteStart(), row.absoluteEnd()));
    }

    private void drop(DropReason why, int times) {
        if (times > 0) {
            drops.merge(why, times, Integer::sum);
        }
    }

    /** Forgets what belongs to meetings that are no more. */
    void keepMeetings(Set<Long> alive) {
        keep(DropReason.MEETING_GONE, session -> alive.contains(session.meetingId()));
    }

    /** Forgets what is written under another meeting's session. */
    void keepSessions(Map<String, Long> meetingByUid) {
        keep(
                DropReason.WRONG_SESSION,
                session -> Long.valueOf(session.meetingId()).equals(meetingByUid.get(session.uid())));
    }

    private void keep(DropReason why, Predicate<Session> rightful) {
        var wrong = sessions.values().stream()
                .filter(rightful.negate())
                .map(Session::uid)
                .collect(Collectors.toSet());
        var before = finals.size() + tails.size();
        finals.keySet().removeIf(key -> wrong.contains(key.uid()));
        tails.keySet().removeAll(wrong);
        sessions.keySet().removeAll(wrong);
        drop(why, before - finals.size() - tails.size());
    }

    /** Counts what the database did not take. */
    void stored(int finalRows, int tailRows) {
        drop(DropReason.DUPLICATE, finals.size() - finalRows);
        drop(DropReason.STALE_TAIL, tails.size() - tailRows);
    }

    Set<Long> meetings() {
        return sessions.values().stream().map(Session::meetingId).collect(Collectors.toSet());
    }

    Collection<Session> sessions() {
        return sessions.values();
    }

    List<Row> finals(Map<Long, Long> nextSeq) {
        return numbered(finals.values(), nextSeq);
    }

    List<Row> tails(Map<Long, Long> nextSeq) {
        return numbered(tails.values(), nextSeq);
    }

    private static List<Row> numbered(Collection<Row> rows, Map<Long, Long> nextSeq) {
        return rows.stream()
                .map(row -> row.withSeq(Objects.requireNonNull(nextSeq.get(row.meetingId()))))
                .toList();
    }

    Map<DropReason, Integer> drops() {
        return Map.copyOf(drops);
    }
}
