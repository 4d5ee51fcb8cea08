package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Turns a wish for a bot into a row. One live bot for a meeting and the account's seats are decided by the database. */
public final class BotRequests {
    /** A live row that blocked the insert may end before it is looked at; then there is room. */
    private static final int ATTEMPTS = 10;

    private final Jdbi jdbi;
    private final InstantSource clock;
    private final MeetingListener listener;
    private final ChangeOutbox outbox;

    public BotRequests(Jdbi jdbi, InstantSource clock, MeetingListener listener, ChangeOutbox outbox) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.listener = listener;
        this.outbox = outbox;
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
                    listener.statusChanged(meeting);
                }
                return outcome.get();
            }
        }
        throw new IllegalStateException("a live bot of that meeting came and went " + ATTEMPTS + " times");
    }

    private Optional<RequestOutcome> attempt(Handle handle, BotRequest request, Beside beside) {
        var outcome = beside.before(handle).or(() -> attempt(handle, request));
        if (outcome.isPresent() && outcome.get() instanceof RequestOutcome.Accepted(var meeting)) {
            beside.accepted(handle, meeting);
        }
        return outcome;
    }

    private Optional<RequestOutcome> attempt(Handle handle, BotRequest request) {
        var seats = lockSeats(handle, request);
        if (seats > 0 && taken(handle, request) >= seats) {
            return Optional.of(live(handle, request)
                    .<RequestOutcome>map(RequestOutcome.LiveAlready::new)
                    .orElse(new RequestOutcome.NoSeat(seats)));
        }
        var inserted = insert(handle, request);
        if (inserted.isEmpty()) {
            return live(handle, request).map(RequestOutcome.LiveAlready::new);
        }
        insertSession(handle, inserted.get());
        insertEvent(handle, inserted.get());
        var meeting = Meetings.find(handle, new MeetingId(inserted.get())).orElseThrow();
        outbox.statusChanged(handle, new StatusChange(null, meeting, Source.USER));
        return Optional.of(new RequestOutcome.Accepted(meeting));
    }

    /** Requests of one account with a limit go one after the other; 0 (no limit) locks nothing. */
    private static int lockSeats(Handle handle, BotRequest request) {
        return handle.createQuery("""
                select max_concurrent_bots from accounts where id = :account and max_concurrent_bots > 0
                for no key update
                """)
                .bind("account", request.account().value())
                .mapTo(Integer.class)
                .findOne()
                .orElse(0);
    }

    private static int taken(Handle handle, BotRequest request) {
        return handle.createQuery("select count(*) from meetings where account_id = :account and " + LiveStatus.SQL)
                .bind("account", request.account().value())
                .mapTo(Integer.class)
                .one();
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

    private Optional<Long> insert(Handle handle, BotRequest request) {
        var leave = request.order().automaticLeave();
        return handle.createQuery("""
                insert into meetings (account_id, platform, native_meeting_id, meeting_url, bot_name, passcode,
                    waiting_room_millis, no_one_joined_millis, everyone_left_millis, language, task,
                    scheduled_start_time, scheduled_end_time, end_by, created_at, updated_at, data)
                values (:account, :platform, :native, :url, :name, :passcode,
                    :waiting, :nobody, :everyone, :language, :task, :start, :end, :endBy, :now, :now,
                    jsonb_strip_nulls(jsonb_build_object('retry_of_meeting_id', cast(:retryOf as bigint))))
                on conflict (account_id, platform, native_meeting_id) where %s do nothing
                returning id
                """.formatted(LiveStatus.SQL))
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
                .bind("endBy", request.endBy())
                .bind(
                        "retryOf",
                        request.retryOf() == null ? null : request.retryOf().value())
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .mapTo(Long.class)
                .findOne();
    }

    private void insertSession(Handle handle, long meeting) {
        var connection = UUID.randomUUID().toString();
        handle.createUpdate("""
                insert into meeting_sessions (meeting_id, connection_id, workload, session_start_time)
                values (:meeting, :connection, :workload, :now)
                """)
                .bind("meeting", meeting)
                .bind("connection", connection)
                .bind("workload", "vomeet-bot-" + meeting + "-" + connection.substring(0, 8))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .execute();
    }

    private void insertEvent(Handle handle, long meeting) {
        handle.createUpdate("""
                insert into meeting_events (meeting_id, at, kind, to_status, source)
                values (:meeting, :now, 'status_change', :status, :source)
                """)
                .bind("meeting", meeting)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("status", MeetingStatus.REQUESTED.wire())
                .bind("source", Source.USER.wire())
                .execute();
    }
}
