package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import com.vomeet.contract.transcript.StreamEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Entries that cannot be stored, with the reason, for a person to look at. Kept in the database beside the text, so that an erasure
 * takes them along; for a week, and never more than the newest {@link #MOST}.
 */
public final class Quarantine {
    static final int MOST = 10_000;
    static final Duration KEPT = Duration.ofDays(7);

    private static final int MOST_CHARACTERS = 100_000;
    private static final Pattern TOKEN = Pattern.compile("(\"token\"\\s*:\\s*\")[^\"]*");
    private static final Pattern MEETING = Pattern.compile("\"meeting_id\"\\s*:\\s*\"?(\\d{1,18})\\b");

    private final Jdbi jdbi;
    private final InstantSource clock;

    public Quarantine(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * One of them.
     *
     * @param entryId its id in the stream
     * @param meetingId what it names, if that can be read and is there
     * @param fields JSON, without the token
     * @param replayable whether its token opened something
     */
    public record Kept(
            String entryId, @Nullable Long meetingId, String reason, String fields, Instant at, boolean replayable) {}

    /**
     * Keeps it, once; what belongs to an erased meeting is not kept.
     *
     * @param opened what its token opens, which is not kept itself
     */
    void keep(StreamGroup.Entry entry, String reason, TokenCheck.@Nullable Opened opened) {
        var fields = fields(entry.fields());
        var named = MEETING.matcher(fields.replace("\\\"", "\""));
        jdbi.useHandle(handle -> handle.createUpdate("""
                insert into transcript_poison (entry_id, meeting_id, reason, fields, put_aside_at, opened_meeting,
                    opened_connection)
                select :entry, (select id from meetings where id = :meeting for key share), :reason, :fields, :now,
                    (select id from meetings where id = :openedMeeting for key share), :openedConnection
                where not exists (select from meetings where id in (:meeting, :openedMeeting) and erased_at is not null)
                on conflict (entry_id) do nothing
                """)
                .bind("entry", entry.id().toString())
                .bind("meeting", named.find() ? Long.valueOf(named.group(1)) : null)
                .bind("reason", reason.replace("\0", ""))
                .bind("fields", fields)
                .bind("now", now())
                .bind("openedMeeting", opened == null ? null : opened.meetingId())
                .bind("openedConnection", opened == null ? null : opened.connectionId())
                .execute());
    }

    private static String fields(@Nullable Map<String, String> fields) {
        var shown = new TreeMap<String, String>();
        if (fields != null) {
            fields.forEach((name, value) -> shown.put(
                    name, StreamEntry.FIELD.equals(name) ? TOKEN.matcher(value).replaceAll("$1***") : value));
        }
        // JSON writes a NUL as an escape, which is text like any other.
        var json = Json.write(shown);
        return json.length() <= MOST_CHARACTERS ? json : json.substring(0, MOST_CHARACTERS);
    }

    /** Forgets what is too old or too much. */
    void tidy() {
        jdbi.useHandle(handle -> {
            handle.createUpdate("delete from transcript_poison where put_aside_at < :before")
                    .bind("before", now().minus(KEPT))
                    .execute();
            handle.createUpdate("""
                    delete from transcript_poison where put_aside_at < (
                        select put_aside_at from transcript_poison order by put_aside_at desc offset :most limit 1)
                    """).bind("most", MOST).execute();
        });
    }

    /** The newest first. */
    public List<Kept> newest(int limit) {
        return newest(limit, 0);
    }

    List<Kept> newest(int limit, int offset) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select entry_id, meeting_id, reason, fields, put_aside_at, opened_meeting from transcript_poison
                order by put_aside_at desc, entry_id desc limit :limit offset :offset
                """)
                .bind("limit", limit)
                .bind("offset", offset)
                .map((row, _) -> new Kept(
                        row.getString("entry_id"),
                        row.getObject("meeting_id", Long.class),
                        row.getString("reason"),
                        row.getString("fields"),
                        row.getObject("put_aside_at", OffsetDateTime.class).toInstant(),
                        row.getObject("opened_meeting") != null))
                .list());
    }

    int count() {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from transcript_poison")
                .mapTo(Integer.class)
                .one());
    }

    /** @return false when there is none */
    boolean forget(Handle handle, String entryId) {
        return handle.createUpdate("delete from transcript_poison where entry_id = :entry")
                        .bind("entry", entryId)
                        .execute()
                == 1;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
