package com.vomeet.manager.bot;

import com.vomeet.contract.control.FlightRecord;
import com.vomeet.manager.meeting.MeetingId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Keeps what bots sent of calls that ended badly: one record a meeting, the last that came, for as long as the meeting's row is there. */
public final class FlightRecords {
    /** Of the meeting's event that says that there is a record. */
    static final String EVENT = "flight_record";

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private final Jdbi jdbi;
    private final InstantSource clock;

    public FlightRecords(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** What became of a record. */
    public enum Outcome {
        STORED,
        UNKNOWN_CONNECTION,
        NO_PICTURE
    }

    /** @param lines JSON objects, in the order of time */
    public record Stored(
            Instant receivedAt,
            List<String> lines,
            @Nullable String pageText,
            boolean hasPicture) {
        public Stored {
            lines = List.copyOf(lines);
        }
    }

    public Outcome store(FlightRecord flight) {
        var picture = picture(flight.picture());
        if (picture != null && !isPng(picture)) {
            return Outcome.NO_PICTURE;
        }
        return jdbi.inTransaction(handle -> {
            var meeting = handle.createQuery("""
                    select m.id from meeting_sessions s join meetings m on m.id = s.meeting_id
                    where s.connection_id = :connection and m.erased_at is null for key share of m
                    """)
                    .bind("connection", flight.connectionId())
                    .mapTo(long.class)
                    .findOne();
            meeting.ifPresent(id -> write(handle, id, flight, picture));
            return meeting.isPresent() ? Outcome.STORED : Outcome.UNKNOWN_CONNECTION;
        });
    }

    private void write(Handle handle, long meeting, FlightRecord flight, byte @Nullable [] picture) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        handle.createUpdate("""
                insert into flight_records (meeting_id, connection_id, received_at, lines, page_text, picture)
                values (:meeting, :connection, :now, :lines, :text, :picture)
                on conflict (meeting_id) do update set connection_id = excluded.connection_id,
                    received_at = excluded.received_at, lines = excluded.lines, page_text = excluded.page_text,
                    picture = excluded.picture
                """)
                .bind("meeting", meeting)
                .bind("connection", flight.connectionId())
                .bind("now", now)
                .bind("lines", storable(flight.lines()))
                .bind("text", storable(flight.pageText()))
                .bind("picture", picture)
                .execute();
        handle.createUpdate("""
                insert into meeting_events (meeting_id, at, kind, source, detail)
                select :meeting, :now, :kind, 'bot_callback', :detail
                where not exists (select 1 from meeting_events where meeting_id = :meeting and kind = :kind)
                """)
                .bind("meeting", meeting)
                .bind("now", now)
                .bind("kind", EVENT)
                .bind("detail", picture == null ? "without a picture" : "with a picture")
                .execute();
    }

    public Optional<Stored> find(MeetingId meeting) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select received_at, lines, page_text, picture is not null as has_picture
                from flight_records where meeting_id = :meeting
                """)
                .bind("meeting", meeting.value())
                .map((row, _) -> new Stored(
                        row.getObject("received_at", OffsetDateTime.class).toInstant(),
                        row.getString("lines").lines().toList(),
                        row.getString("page_text"),
                        row.getBoolean("has_picture")))
                .findOne());
    }

    public Optional<byte[]> picture(MeetingId meeting) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select picture from flight_records where meeting_id = :meeting and picture is not null
                """)
                .bind("meeting", meeting.value())
                .mapTo(byte[].class)
                .findOne());
    }

    private static byte @Nullable [] picture(@Nullable String base64) {
        try {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static boolean isPng(byte[] picture) {
        return picture.length > PNG.length && Arrays.equals(picture, 0, PNG.length, PNG, 0, PNG.length);
    }

    /** A database of text takes neither half characters nor the one with the number 0. */
    private static @Nullable String storable(@Nullable String text) {
        return text == null
                ? null
                : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8).replace("\0", "");
    }
}
