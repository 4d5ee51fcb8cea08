package com.vomeet.manager.transcript;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Takes chunks that come over HTTP: their text goes the way of all text, and is told live. */
final class Chunks {
    private final Jdbi jdbi;
    private final SegmentStore store;
    private final Consumer<StoreResult> told;
    private final InstantSource clock;

    Chunks(Jdbi jdbi, SegmentStore store, Consumer<StoreResult> told, InstantSource clock) {
        this.jdbi = jdbi;
        this.store = store;
        this.told = told;
        this.clock = clock;
    }

    private record Written(ChunkOutcome outcome, Optional<StoreResult> result) {
        Written(ChunkOutcome outcome) {
            this(outcome, Optional.empty());
        }
    }

    ChunkOutcome take(long meetingId, Chunk chunk) {
        var written = jdbi.inTransaction(handle -> write(handle, meetingId, chunk));
        written.result().ifPresent(told);
        return written.outcome();
    }

    private Written write(Handle handle, long meetingId, Chunk chunk) {
        var known = find(handle, meetingId, chunk);
        if (known.isPresent()) {
            return new Written(new ChunkOutcome.Stored(known.get()));
        }
        var position = new EntryPosition(clock.millis(), 0);
        var result = store.store(handle, List.of(new Reading.Good(position, chunk.entry(meetingId))));
        if (result.drops().containsKey(DropReason.WRONG_SESSION)) {
            return new Written(new ChunkOutcome.OtherMeeting());
        }
        if (result.drops().containsKey(DropReason.MEETING_GONE)) {
            return new Written(new ChunkOutcome.NoMeeting());
        }
        handle.createUpdate("""
                insert into transcript_chunks (meeting_id, session_uid, audio_key, received_at)
                values (:meeting, :session, :key, :now)
                on conflict (meeting_id, audio_key) do nothing
                """)
                .bind("meeting", meetingId)
                .bind("session", chunk.uid())
                .bind("key", chunk.audioKey())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
        return new Written(
                new ChunkOutcome.Stored(find(handle, meetingId, chunk).orElseThrow()), Optional.of(result));
    }

    private static Optional<Long> find(Handle handle, long meetingId, Chunk chunk) {
        return handle.createQuery("select id from transcript_chunks where meeting_id = :meeting and audio_key = :key")
                .bind("meeting", meetingId)
                .bind("key", chunk.audioKey())
                .mapTo(Long.class)
                .findOne();
    }
}
