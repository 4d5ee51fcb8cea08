package com.vomeet.manager.meeting;

import com.vomeet.trace.Tracing;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Turns a wish for a bot into a row. One live bot for a meeting and the account's seats are decided by the database. */
public final class BotRequests {
    /** A live row that blocked the insert may end before it is looked at, and a seat be taken; then it is looked again. */
    private static final int ATTEMPTS = 50;

    /** Row, session and first event by one statement: each further one would be another way to the database and back. */
    private static final String INSERT = """
        with m as (
            insert into meetings (account_id, platform, native_meeting_id, meeting_url, bot_name, passcode,
                waiting_room_millis, no_one_joined_millis, everyone_left_millis, language, task,
                scheduled_start_time, scheduled_end_time, end_by, created_at, updated_at, data,
                join_at, seat, seat_limit, launched_at)
            values (:account, :platform, :native, :url, :name, :passcode,
                :waiting, :nobody, :everyone, :language, :task, :start, :end, :endBy, :now, :now,
                jsonb_strip_nulls(jsonb_build_object('retry_of_meeting_id', cast(:retryOf as bigint))),
                :join, :seat, :limit, :launched)
            on conflict do nothing
            returning *
        ), s as (
            insert into meeting_sessions (meeting_id, connection_id, workload, session_start_time, traceparent)
            select id, :connection, format(cast(:workload as text), id), :now, :traceparent from m
            returning *
        ), e as (
            insert into meeting_events (meeting_id, at, kind, to_status, source, evidence)
            select id, :now, 'status_change', status, :source, cast(:evidence as jsonb) from m
        )
        """ + MeetingRows.COLUMNS + "from m join s on s.meeting_id = m.id";

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final MeetingListener listener;
    private final ChangeOutbox outbox;
    private final Duration ahead;

    /** @param ahead how long before its time a scheduled bot is made */
    public BotRequests(Jdbi jdbi, InstantSource clock, MeetingListener listener, ChangeOutbox outbox, Duration ahead) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.listener = listener;
        this.outbox = outbox;
        this.ahead = ahead;
    }

    /** Row, session, connection id, workload name, event and what is told of it, in one transaction. */
    public RequestOutcome request(BotRequest request) {
        return request(request, Beside.NOTHING);
    }

    /** @param beside written in the same transaction */
    public RequestOutcome request(BotRequest request, Beside beside) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            var outcome = jdbi.inTransaction(handle -> attempt(handle, request, beside));
            if (outcome.isPresent()) {
                if (outcome.get() instanceof RequestOutcome.Accepted(var meeting)) {
                    listener.requested(meeting);
                }
                return outcome.get();
            }
        }
        throw new IllegalStateException("what was in the way came and went " + ATTEMPTS + " times");
    }

    private Optional<RequestOutcome> attempt(Handle handle, BotRequest request, Beside beside) {
        var outcome = beside.before(handle).or(() -> attempt(handle, request));
        if (outcome.isPresent() && outcome.get() instanceof RequestOutcome.Accepted(var meeting)) {
            beside.accepted(handle, meeting);
        }
        return outcome;
    }

    /** A bot for later takes its seat when it is made. */
    private Optional<RequestOutcome> attempt(Handle handle, BotRequest request) {
        if (isForLater(request)) {
            return accept(handle, request, null);
        }
        return switch (Seats.choose(handle, request.account())) {
            case Seats.Choice.Free free -> accept(handle, request, free);
            case Seats.Choice.None(var limit) ->
                Optional.of(live(handle, request)
                        .<RequestOutcome>map(RequestOutcome.LiveAlready::new)
                        .orElse(new RequestOutcome.NoSeat(limit)));
        };
    }

    private boolean isForLater(BotRequest request) {
        var start = request.scheduledStart();
        return start != null && start.isAfter(clock.instant().plus(ahead));
    }

    /** Empty when somebody else was first, in the meeting or on the seat. */
    private Optional<RequestOutcome> accept(Handle handle, BotRequest request, Seats.Choice.@Nullable Free seat) {
        var inserted = insert(handle, request, seat);
        if (inserted.isEmpty()) {
            return live(handle, request).map(RequestOutcome.LiveAlready::new);
        }
        outbox.statusChanged(handle, new StatusChange(null, inserted.get(), Source.USER));
        return Optional.of(new RequestOutcome.Accepted(inserted.get()));
    }

    private static Optional<MeetingId> live(Handle handle, BotRequest request) {
        return handle.createQuery("""
                select id from meetings
                where account_id = :account and platform = :platform and native_meeting_id = :native and
                """ + LiveStatus.SQL)
                .bind("account", request.account().value())
                .bind("platform", request.platform().wire())
                .bind("native", request.nativeId())
                .mapTo(Long.class)
                .findOne()
                .map(MeetingId::new);
    }

    private Optional<Meeting> insert(Handle handle, BotRequest request, Seats.Choice.@Nullable Free seat) {
        var leave = request.order().automaticLeave();
        var now = clock.instant();
        var start = request.scheduledStart();
        var joinAt = start != null && start.isAfter(now) ? start : null;
        var delay = joinAt == null ? Duration.ZERO : Duration.between(now, joinAt);
        var connection = UUID.randomUUID().toString();
        return handle.createQuery(INSERT)
                .bind("connection", connection)
                .bind("workload", Sessions.workloadOfNew(connection))
                .bind("traceparent", Tracing.current().traceparent())
                .bind("source", Source.USER.wire())
                .bind("evidence", MeetingEvents.evidence(Source.USER, "requested", "The owner asked for a bot."))
                .bind("account", request.account().value())
                .bind("platform", request.platform().wire())
                .bind("native", request.nativeId())
                .bind("url", request.url().toString())
                .bind("name", request.order().botName())
                .bind("passcode", request.order().passcode())
                .bind("waiting", leave.waitingRoomMillis())
                .bind("nobody", leave.noOneJoinedMillis())
                .bind("everyone", leave.everyoneLeftMillis())
                .bind("language", request.language())
                .bind("task", request.task())
                .bind("start", request.scheduledStart())
                .bind("end", request.scheduledEnd())
                .bind("endBy", request.endBy().plus(delay))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("join", joinAt)
                .bind("seat", seat == null ? null : seat.number())
                .bind("limit", seat == null ? 0 : seat.limit())
                .bind("launched", seat == null ? null : now.atOffset(ZoneOffset.UTC))
                .bind(
                        "retryOf",
                        request.retryOf() == null ? null : request.retryOf().value())
                .map((row, _) -> MeetingRows.read(row))
                .findOne();
    }
}
