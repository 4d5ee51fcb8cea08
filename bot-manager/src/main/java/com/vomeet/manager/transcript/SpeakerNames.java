package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Gives a WhisperLive's own text the names that a bot of the first vomeet says. What is stored when the text comes is asked by
 * {@link SegmentStore}; what comes later than the text is made good here, and told live.
 */
final class SpeakerNames {
    private static final String FINALS = "transcript_segments";
    private static final String TAILS = "transcript_tails";

    private final Jdbi jdbi;

    SpeakerNames(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Keeps events, in one transaction with what they change; those that are known change nothing. */
    StoreResult take(List<SpeakerEvent> events) {
        return jdbi.inTransaction(handle -> take(handle, events));
    }

    private static StoreResult take(Handle handle, List<SpeakerEvent> events) {
        var meetings = events.stream().map(SpeakerEvent::meetingId).collect(Collectors.toSet());
        var nextSeq = SegmentStore.lock(handle, meetings);
        var open = events.stream()
                .filter(event -> nextSeq.containsKey(event.meetingId()))
                .collect(Collectors.toSet());
        var earliest = open.isEmpty() ? Map.<Long, Long>of() : SpeakerRows.add(handle, open);
        var finals = new ArrayList<SegmentTables.Written>();
        var tails = new ArrayList<SegmentTables.Written>();
        earliest.forEach((meeting, at) -> {
            finals.addAll(rename(handle, FINALS, new Wanted(meeting, at, nextSeq)));
            tails.addAll(rename(handle, TAILS, new Wanted(meeting, at, nextSeq)));
        });
        var changes = SegmentStore.changes(handle, finals, tails);
        return new StoreResult(changes, List.of(), 0, Map.of());
    }

    private record Wanted(long meeting, long atMillis, Map<Long, Long> nextSeq) {}

    private record NewName(
            String sessionUid,
            int number,
            @Nullable String speaker,
            @Nullable Long seq) {}

    private static List<SegmentTables.Written> rename(Handle handle, String table, Wanted wanted) {
        var texts = SpeakerRows.after(handle, table, wanted.meeting(), wanted.atMillis());
        var from = texts.stream().map(SpeakerRows.Text::from).min(Instant::compareTo);
        if (from.isEmpty()) {
            return List.of();
        }
        var turns = SpeakerRows.turns(handle, Set.of(wanted.meeting()), from.get())
                .getOrDefault(wanted.meeting(), SpeakerTurns.NONE);
        var seq = wanted.nextSeq().get(wanted.meeting());
        var names = texts.stream()
                .flatMap(text -> {
                    var name = turns.name(text.from(), text.to());
                    return text.speaker().equals(name == null ? "" : name)
                            ? Stream.<NewName>empty()
                            : Stream.of(new NewName(text.sessionUid(), text.number(), name, seq));
                })
                .toList();
        return names.isEmpty() ? List.of() : write(handle, table, names);
    }

    private static List<SegmentTables.Written> write(Handle handle, String table, List<NewName> names) {
        return handle.createQuery("""
                update <table> t set speaker = r.speaker, seq = r.seq
                from json_to_recordset(cast(:names as json)) as r(session_uid text, number int, speaker text, seq bigint)
                where t.session_uid = r.session_uid and t.number = r.number
                returning t.*
                """)
                .define("table", table)
                .bind("names", Json.write(names))
                .map((row, _) -> new SegmentTables.Written(
                        row.getLong("meeting_id"),
                        table.equals(FINALS) ? SegmentRows.finalSegment(row) : SegmentRows.tail(row)))
                .list();
    }

    /** Names of a batch's texts, by what is known now. */
    static void name(Handle handle, SegmentBatch batch) {
        var from = new HashMap<Long, Instant>();
        batch.whisperTexts()
                .forEach(row -> from.merge(
                        row.meetingId(), row.absoluteStart(), (one, other) -> one.isBefore(other) ? one : other));
        if (from.isEmpty()) {
            return;
        }
        var earliest = from.values().stream().min(Instant::compareTo).orElseThrow();
        batch.name(SpeakerRows.turns(handle, from.keySet(), earliest));
    }
}
