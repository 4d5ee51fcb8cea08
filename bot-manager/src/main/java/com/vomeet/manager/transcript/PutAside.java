package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.StreamEntryID;
import tools.jackson.core.JacksonException;

/**
 * What a person does about entries that were put aside: reads them once more, for example with a newer manager, or forgets them. The
 * token of an entry is not kept, but what it opened is; an entry is read as if it were shown again, and writes nowhere else.
 */
public final class PutAside {
    private static final Pattern ENTRY = Pattern.compile("\\d{1,19}-\\d{1,19}");

    private final Jdbi jdbi;
    private final SegmentStore store;
    private final Quarantine quarantine;
    private final Consumer<StoreResult> told;

    PutAside(Jdbi jdbi, SegmentStore store, Quarantine quarantine, Consumer<StoreResult> told) {
        this.jdbi = jdbi;
        this.store = store;
        this.quarantine = quarantine;
        this.told = told;
    }

    /** In a program that nobody listens to: managers see within seconds what has changed. */
    public static PutAside of(Jdbi jdbi, InstantSource clock) {
        return new PutAside(jdbi, new SegmentStore(jdbi, clock), new Quarantine(jdbi, clock), _ -> {});
    }

    /** What came of reading an entry again. */
    public sealed interface Outcome {
        /** It is no longer put aside. */
        record Stored(int segments) implements Outcome {}

        record StillPoison(String reason) implements Outcome {}

        record Unknown() implements Outcome {}
    }

    /** The newest first. */
    public List<Quarantine.Kept> list(int limit, int offset) {
        return quarantine.newest(limit, offset);
    }

    public int count() {
        return quarantine.count();
    }

    /** @param beside what else is written in the transaction that stores it */
    public Outcome readAgain(String entryId, Consumer<Handle> beside) {
        try {
            var read = jdbi.inTransaction(handle -> readAgain(handle, entryId, beside));
            read.result().ifPresent(told);
            return read.outcome();
        } catch (RuntimeException e) {
            if (!StoreFailure.isRefusal(e)) {
                throw e;
            }
            return new Outcome.StillPoison("the database refuses it: " + StoreFailure.message(e));
        }
    }

    private record Read(Outcome outcome, Optional<StoreResult> result) {
        Read(Outcome outcome) {
            this(outcome, Optional.empty());
        }
    }

    private Read readAgain(Handle handle, String entryId, Consumer<Handle> beside) {
        var found = find(handle, entryId);
        if (found.isEmpty()) {
            return new Read(new Outcome.Unknown());
        }
        var opened = found.get().opened();
        if (opened == null) {
            return new Read(new Outcome.StillPoison("it came with no token that opened a meeting"));
        }
        var fields = found.get().map();
        if (fields.isEmpty()) {
            return new Read(new Outcome.StillPoison("it was too long to be kept whole"));
        }
        var id = new StreamEntryID(entryId);
        var position = new EntryPosition(id.getTime(), id.getSequence());
        return switch (new EntryReader((_, _) -> Optional.of(opened)).read(position, fields)) {
            case Reading.Good good -> {
                var result = store.store(handle, List.of(good));
                quarantine.forget(handle, entryId);
                beside.accept(handle);
                yield new Read(new Outcome.Stored(result.segments()), Optional.of(result));
            }
            case Reading.Poison(var reason) -> new Read(new Outcome.StillPoison(reason));
            case Reading.Refused _ ->
                new Read(new Outcome.StillPoison("its token opened another meeting or another bot's session"));
            case Reading.Dropped(var why) -> new Read(new Outcome.StillPoison("nothing of it is stored: " + why));
        };
    }

    private record Row(String fields, TokenCheck.@Nullable Opened opened) {
        /** Empty when it was cut. */
        Map<String, String> map() {
            try {
                var map = new HashMap<String, String>();
                Json.MAPPER.readTree(fields).forEachEntry((name, value) -> map.put(name, value.asString("")));
                return map;
            } catch (JacksonException e) {
                return Map.of();
            }
        }
    }

    private static Optional<Row> find(Handle handle, String entryId) {
        if (!ENTRY.matcher(entryId).matches()) {
            return Optional.empty();
        }
        return handle.createQuery("""
                select fields, opened_meeting, opened_connection from transcript_poison where entry_id = :entry for update
                """)
                .bind("entry", entryId)
                .map((row, _) -> {
                    var meeting = row.getObject("opened_meeting", Long.class);
                    var connection = row.getString("opened_connection");
                    var opened = meeting == null || connection == null
                            ? null
                            : new TokenCheck.Opened(meeting, connection, Instant.MAX);
                    return new Row(row.getString("fields"), opened);
                })
                .findOne();
    }

    /** @return false when there is none */
    public boolean forget(String entryId, Consumer<Handle> beside) {
        return jdbi.inTransaction(handle -> {
            var gone = quarantine.forget(handle, entryId);
            if (gone) {
                beside.accept(handle);
            }
            return gone;
        });
    }
}
