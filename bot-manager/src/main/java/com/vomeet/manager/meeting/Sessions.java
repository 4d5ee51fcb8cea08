package com.vomeet.manager.meeting;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Heartbeat;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Notes signs of life. They touch the session alone, never the meeting's row. */
public final class Sessions {
    private final Jdbi jdbi;
    private final InstantSource clock;

    public Sessions(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** The name of what runs a connection's bot. */
    static String workload(long meetingId, String connectionId) {
        return workloadOfNew(connectionId).formatted(meetingId);
    }

    /** The same of a meeting whose id the database is about to give: in the place of {@code %s}. */
    static String workloadOfNew(String connectionId) {
        return "vomeet-bot-%s-" + connectionId.substring(0, 8);
    }

    /**
     * Puts another bot in the place of a meeting's. What it has cost is counted on, from the next bot's first heartbeat. The bot before
     * belongs to no meeting any more: its heartbeat is told to leave, and the sweep ends its workload.
     */
    static void renew(Handle handle, MeetingId id, Instant now) {
        var connection = UUID.randomUUID().toString();
        handle.createUpdate("""
            update meeting_sessions set connection_id = :connection, workload = :workload, session_start_time = :now,
                last_sequence = 0, last_seen_at = null, bot_status = null, health = null, legacy = false,
                cost_at = null, cpu_cores = null, memory_bytes = null, cpu_seconds_before = cpu_seconds
            where meeting_id = :id
            """)
                .bind("connection", connection)
                .bind("workload", workload(id.value(), connection))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("id", id.value())
                .execute();
    }

    /**
     * A bot of the first vomeet was heard, without a signature.
     *
     * @return false when this bot has signed before: then the connection id alone opens nothing
     */
    public boolean heardUnsigned(String connectionId, MeetingStatus status) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
            update meeting_sessions set last_seen_at = :now, bot_status = :status, legacy = true
            where connection_id = :connection and (legacy or last_seen_at is null)
            """)
                        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                        .bind("status", status.wire())
                        .bind("connection", connectionId)
                        .execute()
                == 1);
    }

    /** A bot was heard; what is known of its health stays. */
    public void heard(String connectionId, MeetingStatus status) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            update meeting_sessions set last_seen_at = :now, bot_status = :status, legacy = false
            where connection_id = :connection
            """)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("status", status.wire())
                .bind("connection", connectionId)
                .execute());
    }

    /**
     * A bot's heart beats: its health, and what it uses. An older bot does not say what CPU time it has used in all: then its share of
     * the cores counts for the time since it last told one, as its memory does.
     *
     * @return what is wanted of it, in the same round; empty for a bot that no row knows
     */
    public Optional<Wish> beats(Heartbeat beat) {
        var cost = beat.cost();
        return jdbi.withHandle(handle -> handle.createQuery("""
            update meeting_sessions s set last_seen_at = :now, bot_status = :status, legacy = false,
                health = cast(:health as jsonb),
                cost_at = case when :told then greatest(cost_at, :now) else cost_at end,
                cpu_cores = case when :told then :cores else cpu_cores end,
                memory_bytes = case when :told then :memory else memory_bytes end,
                cpu_seconds = case when :seconds > 0 then greatest(cpu_seconds, cpu_seconds_before + :seconds)
                    else cpu_seconds + :cores * greatest(0, extract(epoch from :now - coalesce(cost_at, :now))) end,
                memory_byte_seconds =
                    memory_byte_seconds + :memory * greatest(0, extract(epoch from :now - coalesce(cost_at, :now)))
            from meetings m where s.connection_id = :connection and m.id = s.meeting_id
            returning""" + " " + Wish.COLUMNS)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("status", beat.status().wire())
                .bind("health", Json.write(beat))
                .bind("told", cost != null)
                .bind("cores", cost == null ? 0.0 : cost.cpuCores())
                .bind("seconds", cost == null ? 0.0 : cost.cpuSeconds())
                .bind("memory", cost == null ? 0L : cost.memoryBytes())
                .bind("connection", beat.connectionId())
                .map((row, _) -> Wish.read(row))
                .findOne());
    }

    /** What is wanted of a connection's bot now. */
    public Optional<Wish> wish(String connectionId) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + Wish.COLUMNS + " " + """
            from meeting_sessions s join meetings m on m.id = s.meeting_id where s.connection_id = :connection
            """)
                .bind("connection", connectionId)
                .map((row, _) -> Wish.read(row))
                .findOne());
    }
}
