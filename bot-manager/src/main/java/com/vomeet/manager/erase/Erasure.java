package com.vomeet.manager.erase;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Deletes what a meeting has left. May be repeated; what is gone stays gone. */
public final class Erasure {
    private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

    /** Each takes the meeting as {@code :id}. Segments, tails and chunks go with their sessions; what was to be sent is not sent. */
    private static final List<String> DELETIONS = List.of(
            "delete from transcript_sessions where meeting_id = :id",
            "delete from speaker_events where meeting_id = :id",
            "delete from live_sequences where meeting_id = :id",
            "delete from transcript_poison where meeting_id = :id or opened_meeting = :id",
            "delete from flight_records where meeting_id = :id",
            // The request may still be repeated, and makes nothing twice.
            """
            update idempotency_keys set answer = cast(cast(answer as jsonb)
                || '{"native_meeting_id": null, "constructed_meeting_url": null, "data": {"redacted": true}}' as text)
            where meeting_id = :id
            """,
            "update webhook_events set payload = null where meeting_id = :id",
            """
            update webhook_deliveries set log = '[]', status = case status when 'pending' then 'failed' else status end
            where event_id in (select id from webhook_events where meeting_id = :id)
            """,
            "update meeting_events set detail = null, evidence = '[]' where meeting_id = :id",
            // The same details once more, in words of the bot's: which change it was and when, stays.
            """
            update meetings set error_details = null, transitions = (
                select coalesce(jsonb_agg(change - 'error_details' - 'reason' order by at), '[]')
                from jsonb_array_elements(transitions) with ordinality as changes (change, at))
            where id = :id
            """);

    private final Jdbi jdbi;
    private final NameMarks marks;
    private final InstantSource clock;
    private final Consumer<MeetingId> traces;

    /**
     * @param before a signing key by which names of erased meetings are known still; null: none
     * @param traces removes what is not in the database; called after each erasure, also of what was erased before
     */
    public Erasure(
            Jdbi jdbi, Secret signing, @Nullable Secret before, InstantSource clock, Consumer<MeetingId> traces) {
        this.jdbi = jdbi;
        this.marks = new NameMarks(signing, before);
        this.clock = clock;
        this.traces = traces;
    }

    private record Row(Platform platform, @Nullable String nativeId, MeetingStatus status, boolean erased) {}

    /** Deletes text, names and evidence of a meeting that has ended; its row stays, marked. */
    public ErasureOutcome erase(MeetingId id) {
        var outcome = jdbi.inTransaction(handle -> erase(handle, id));
        switch (outcome) {
            case ErasureOutcome.Erased _ -> {
                LOG.info("meeting {} is erased", id);
                traces.accept(id);
            }
            case ErasureOutcome.ErasedBefore _ -> traces.accept(id);
            case ErasureOutcome.NotEnded _, ErasureOutcome.Unknown _ -> {
                // nothing was touched
            }
        }
        return outcome;
    }

    private ErasureOutcome erase(Handle handle, MeetingId id) {
        // Whoever writes text of this meeting holds its row's key: the lock waits for them, and they find the mark
        // after it.
        var found = handle.createQuery("""
            select platform, native_meeting_id, status, erased_at is not null as erased
            from meetings where id = :id for update
            """)
                .bind("id", id.value())
                .map((row, _) -> new Row(
                        Platform.find(row.getString("platform")).orElseThrow(),
                        row.getString("native_meeting_id"),
                        MeetingStatus.of(row.getString("status")),
                        row.getBoolean("erased")))
                .findOne();
        if (found.isEmpty()) {
            return new ErasureOutcome.Unknown();
        }
        var row = found.get();
        if (!row.status().isTerminal()) {
            return new ErasureOutcome.NotEnded(row.status());
        }
        DELETIONS.forEach(sql -> handle.createUpdate(sql).bind("id", id.value()).execute());
        if (row.erased()) {
            return new ErasureOutcome.ErasedBefore();
        }
        mark(handle, id, row);
        return new ErasureOutcome.Erased();
    }

    /** What is kept says when a bot was somewhere and how it ended, not where and not with whom. */
    private void mark(Handle handle, MeetingId id, Row row) {
        handle.createUpdate("""
            update meetings set erased_at = :now, updated_at = :now, erased_name = :mark, native_meeting_id = null,
                meeting_url = :nowhere, bot_name = '', passcode = null, data = '{"redacted": true}'
            where id = :id
            """)
                .bind("now", now())
                .bind("nowhere", Meeting.NOWHERE.toString())
                .bind("mark", row.nativeId() == null ? null : marks.of(row.platform(), row.nativeId()))
                .bind("id", id.value())
                .execute();
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /**
     * The meeting that a request to delete means: the newest of that name, also when it was erased before.
     *
     * @param only the meeting that it has to be; null: any
     */
    public Optional<MeetingId> find(AccountId account, Platform platform, String nativeId, @Nullable MeetingId only) {
        return jdbi.withHandle(handle -> handle.createQuery("""
            select id from meetings
            where account_id = :account and platform = :platform
                and (native_meeting_id = :native or erased_name in (<marks>))
                and (cast(:only as bigint) is null or id = :only)
            order by id desc limit 1
            """)
                .bind("account", account.value())
                .bind("platform", platform.wire())
                .bind("native", nativeId)
                .bindList("marks", marks.known(platform, nativeId))
                .bind("only", only == null ? null : only.value())
                .map((row, _) -> new MeetingId(row.getLong("id")))
                .findOne());
    }
}
