package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The rows of what is to be sent. A claim is a lease: who took it and says nothing more has lost it after a while. Rows are claimed by
 * any number of processes, each row by one.
 */
final class Deliveries {
    /** Longer than any call lasts. */
    static final Duration LEASE = Sender.LONGEST.plusSeconds(30);

    static final int LOGGED = 20;
    /** Appends an entry to the log and leaves out the oldest of those that are too many. */
    static final String LOG = """
            log = case when jsonb_array_length(log) < :logged then log else log - 0 end || cast(:entry as jsonb)""";

    private final Jdbi jdbi;

    Deliveries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * What to claim.
     *
     * @param failing those of endpoints that did not answer the last time, or of the others
     * @param most altogether
     * @param each of one endpoint at a time
     * @param busy how many of an endpoint this process is sending now
     */
    record Wanted(boolean failing, int most, int each, Map<EndpointId, Integer> busy) {
        private record Busy(long id, int calls) {}

        String busyJson() {
            return Json.write(busy.entrySet().stream()
                    .map(entry -> new Busy(entry.getKey().value(), entry.getValue()))
                    .toList());
        }
    }

    /** Of a meeting's deliveries to an endpoint only the first that is pending; endpoints come in no particular order. */
    List<Claim> claim(Wanted wanted, Instant now) {
        return jdbi.inTransaction(handle -> handle.createQuery("""
                with chosen as (
                    select c.id
                    from (
                        select e.id, greatest(0, :each - coalesce(b.calls, 0)) as room
                        from webhook_endpoints e
                        left join json_to_recordset(cast(:busy as json)) as b(id bigint, calls int) on b.id = e.id
                        where (e.failing_since is not null) = :failing and exists (
                            select from webhook_deliveries d
                            where d.endpoint_id = e.id and d.status = 'pending' and d.due_at <= :now)
                        order by random()
                    ) e
                    cross join lateral (
                        select d.id from webhook_deliveries d
                        where d.endpoint_id = e.id and d.status = 'pending' and d.due_at <= :now
                            and (d.leased_until is null or d.leased_until <= :now)
                            and not exists (
                                select from webhook_deliveries f
                                where f.endpoint_id = d.endpoint_id and f.meeting_id = d.meeting_id
                                    and f.status = 'pending' and f.turn < d.turn)
                        order by d.due_at, d.id
                        limit e.room
                        for update skip locked
                    ) c
                    limit :most
                )
                update webhook_deliveries d set leased_until = :lease, attempts = attempts + 1
                from chosen, webhook_events v
                where d.id = chosen.id and v.id = d.event_id and v.payload is not null
                returning
                """ + Claim.COLUMNS)
                .bind("each", wanted.each())
                .bind("most", wanted.most())
                .bind("busy", wanted.busyJson())
                .bind("failing", wanted.failing())
                .bind("now", utc(now))
                .bind("lease", utc(now.plus(LEASE)))
                .map((row, _) -> Claim.read(row))
                .list());
    }

    /** @return false when the claim was lost meanwhile: what is known now is somebody else's to say */
    boolean delivered(Claim claim, Attempt attempt, Instant now) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                update webhook_deliveries set status = 'delivered', delivered_at = :now, leased_until = null, %s
                where id = :id and attempts = :attempt and status = 'pending'
                """.formatted(LOG))
                        .bind("now", utc(now))
                        .bind("entry", Json.write(List.of(attempt)))
                        .bind("logged", LOGGED)
                        .bind("id", claim.delivery())
                        .bind("attempt", claim.attempt())
                        .execute()
                == 1);
    }

    /** @param next empty: it is given up */
    boolean failed(Claim claim, Attempt attempt, Optional<Instant> next) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                update webhook_deliveries set status = :status, due_at = coalesce(:next, due_at), leased_until = null,
                    failures = failures + 1, %s,
                    turn = case when :losesTurn then null else turn end
                where id = :id and attempts = :attempt and status = 'pending'
                """.formatted(LOG))
                        .bind("status", next.isPresent() ? "pending" : "failed")
                        .bind("losesTurn", claim.losesTurn(attempt))
                        .bind("next", next.map(Deliveries::utc).orElse(null))
                        .bind("entry", Json.write(List.of(attempt)))
                        .bind("logged", LOGGED)
                        .bind("id", claim.delivery())
                        .bind("attempt", claim.attempt())
                        .execute()
                == 1);
    }

    /** It was broken off: whoever comes next may send it. */
    void release(Claim claim) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                update webhook_deliveries set leased_until = null where id = :id and attempts = :attempt and status = 'pending'
                """)
                .bind("id", claim.delivery())
                .bind("attempt", claim.attempt())
                .execute());
    }

    /** Everything that waits for this endpoint's next time is due at once: it answers again. */
    void hasRecovered(EndpointId endpoint, Instant now) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                update webhook_deliveries set due_at = :now
                where endpoint_id = :endpoint and status = 'pending' and due_at > :now and leased_until is null
                """)
                .bind("endpoint", endpoint.value())
                .bind("now", utc(now))
                .execute());
    }

    /** A page of the log, the newest first. */
    List<Delivery> page(EndpointId endpoint, DeliveryPage page) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + Delivery.COLUMNS + """
                from webhook_deliveries d
                where d.endpoint_id = :endpoint and (cast(:status as varchar) is null or d.status = :status)
                order by d.id desc limit :limit offset :offset
                """)
                .bind("endpoint", endpoint.value())
                .bind("status", page.statusWord())
                .bind("limit", page.limit())
                .bind("offset", page.offset())
                .map((row, _) -> Delivery.read(row))
                .list());
    }

    int count(EndpointId endpoint, DeliveryPage page) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                select count(*) from webhook_deliveries
                where endpoint_id = :endpoint and (cast(:status as varchar) is null or status = :status)
                """)
                .bind("endpoint", endpoint.value())
                .bind("status", page.statusWord())
                .mapTo(Integer.class)
                .one());
    }

    Optional<Delivery> find(long id) {
        return jdbi.withHandle(handle -> find(handle, id));
    }

    private static Optional<Delivery> find(Handle handle, long id) {
        return handle.createQuery("select " + Delivery.COLUMNS + "from webhook_deliveries d where d.id = :id")
                .bind("id", id)
                .map((row, _) -> Delivery.read(row))
                .findOne();
    }

    /** What was over is pending again, out of turn; what waits for its next time is due now. */
    ResendOutcome resend(AccountId account, long id, Instant now) {
        return jdbi.inTransaction(handle -> {
            var event = handle.createQuery("""
                    select v.id from webhook_deliveries d join webhook_events v on v.id = d.event_id
                    where d.id = :id and v.account_id = :account
                    for update of d
                    """)
                    .bind("id", id)
                    .bind("account", account.value())
                    .mapTo(Long.class)
                    .findOne();
            if (event.isEmpty()) {
                return new ResendOutcome.Unknown();
            }
            // Asked when the delivery is ours: an erasure that had it before has taken the words since.
            if (isErased(handle, event.get())) {
                return new ResendOutcome.Erased();
            }
            handle.createUpdate("""
                    update webhook_deliveries set
                        turn = case when status = 'pending' then turn end,
                        failures = case when status = 'pending' then failures else 0 end,
                        give_up_at = case when status = 'pending' then give_up_at else :end end,
                        due_at = :now, status = 'pending', delivered_at = null
                    where id = :id and leased_until is null
                    """)
                    .bind("now", utc(now))
                    .bind("end", utc(now.plus(Outbox.PATIENCE)))
                    .bind("id", id)
                    .execute();
            return new ResendOutcome.Pending(find(handle, id).orElseThrow());
        });
    }

    private static boolean isErased(Handle handle, long event) {
        return handle.createQuery("select payload is null as erased from webhook_events where id = :id")
                .bind("id", event)
                .mapTo(Boolean.class)
                .one();
    }

    /** A test call, which the caller makes at once: one attempt. */
    Claim test(Endpoint endpoint, Instant now) {
        var payload = "{\"data\":{\"message\":\"A test call of this endpoint.\"}}";
        return jdbi.inTransaction(handle -> handle.createQuery("""
                with event as (
                    insert into webhook_events (uid, account_id, name, sequence, payload, created_at)
                    values (:uid, :account, :name, 0, cast(:payload as json), :now)
                    returning *
                ), d as (
                    insert into webhook_deliveries (event_id, endpoint_id, told_as, attempts, due_at, give_up_at, leased_until,
                        created_at)
                    select id, :endpoint, :name, 1, :now, :now, :lease, :now from event
                    returning *
                )
                select %s from d, event v
                """.formatted(Claim.COLUMNS))
                .bind("uid", UUID.randomUUID())
                .bind("account", endpoint.account().value())
                .bind("name", EventName.TEST.wire())
                .bind("payload", payload)
                .bind("endpoint", endpoint.id().value())
                .bind("now", utc(now))
                .bind("lease", utc(now.plus(LEASE)))
                .map((row, _) -> Claim.read(row))
                .one());
    }

    /**
     * Of a meeting that is still to come none: the next event's number follows the last.
     *
     * @return how many events were forgotten, with what was sent of them
     */
    int forget(Instant before) {
        return jdbi.withHandle(
                handle -> handle.createUpdate("""
                delete from webhook_events where id in (
                    select id from webhook_events v
                    where v.created_at < :before and not exists (
                        select from webhook_deliveries d where d.event_id = v.id and d.status = 'pending')
                    and not exists (
                        select from meetings m
                        where m.id = v.meeting_id and m.status not in ('completed', 'failed', 'error'))
                    order by v.created_at limit 1000)
                """).bind("before", utc(before)).execute());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
