package com.vomeet.manager.retention;

import com.vomeet.manager.meeting.MeetingId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** What is old enough to go, and what can go at once. */
final class RetentionRows {
    /** Of all who use advisory locks in this database, only retention uses this number. */
    private static final long LOCK = 0x766f6d6565740004L;

    private static final String ENDED = "m.status in ('completed', 'failed', 'error')";

    private final Jdbi jdbi;

    RetentionRows(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** Whether this transaction is the one that looks; it is until it ends. */
    static boolean lock(Handle transaction) {
        return transaction
                .createQuery("select pg_try_advisory_xact_lock(:lock)")
                .bind("lock", LOCK)
                .mapTo(Boolean.class)
                .one();
    }

    /**
     * Meetings that ended long enough ago, and those of deleted accounts.
     *
     * @param soonest how old even those are that are not kept at all
     * @param without those that are not to be looked at
     */
    List<MeetingId> due(Instant now, Duration soonest, Collection<MeetingId> without, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select due.id from accounts a cross join lateral (
                    select m.id from meetings m
                    where m.account_id = a.id and %s and m.erased_at is null
                        and coalesce(m.end_time, m.updated_at) <= case
                            when a.deleted_at is not null then :now
                            else least(:soonest, :now - make_interval(hours => 24 * a.retention_days)) end
                        and m.id <> all (cast(:without as bigint[]))
                    order by coalesce(m.end_time, m.updated_at) limit :most) due
                where a.deleted_at is not null or a.retention_days is not null
                limit :most
                """.formatted(ENDED))
                .bind("now", at(now))
                .bind("soonest", at(now.minus(soonest)))
                .bind("without", array(without))
                .bind("most", most)
                .mapTo(Long.class)
                .map(MeetingId::new)
                .list());
    }

    private static String array(Collection<MeetingId> meetings) {
        return "{" + String.join(",", meetings.stream().map(MeetingId::toString).toList()) + "}";
    }

    /** Bots that nobody has called back, though their account is gone. */
    List<MeetingId> orphans() {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                select m.id from meetings m join accounts a on a.id = m.account_id
                where a.deleted_at is not null and m.status in ('requested', 'joining', 'awaiting_admission', 'active')
                """).mapTo(Long.class).map(MeetingId::new).list());
    }

    /** Removes deleted accounts of which only erased meetings are left, and those with them. */
    int removeAccounts() {
        return jdbi.inTransaction(handle -> {
            handle.execute("""
                    delete from meetings m using accounts a
                    where a.id = m.account_id and a.deleted_at is not null and m.erased_at is not null
                    """);
            return handle.createUpdate("""
                    delete from accounts a
                    where a.deleted_at is not null and not exists (select 1 from meetings m where m.account_id = a.id)
                    """).execute();
        });
    }

    int removeFlightRecords(Instant before) {
        return remove("delete from flight_records where received_at <= :before", before);
    }

    int removeRevokedKeys(Instant before) {
        return remove("delete from api_keys where revoked_at <= :before or expires_at <= :before", before);
    }

    /** The oldest of them; not those whose key is just being used for a new request. */
    int removeRememberedRequests(Instant before, int most) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                delete from idempotency_keys where (account_id, key) in (
                    select account_id, key from idempotency_keys where created_at <= :before
                    order by created_at limit :most for update skip locked)
                """)
                .bind("before", at(before))
                .bind("most", most)
                .execute());
    }

    int removeSessions(Instant now) {
        return remove("delete from page_sessions where expires_at <= :before", now);
    }

    private int remove(String sql, Instant before) {
        return jdbi.withHandle(
                handle -> handle.createUpdate(sql).bind("before", at(before)).execute());
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
