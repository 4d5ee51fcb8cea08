package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

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
        return "vomeet-bot-" + meetingId + "-" + connectionId.substring(0, 8);
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

    /**
     * A bot was heard.
     *
     * @param health JSON of its last heartbeat; null keeps what is known
     */
    public void heard(String connectionId, MeetingStatus status, @Nullable String health) {
        jdbi.useHandle(handle -> handle.createUpdate("""
            update meeting_sessions set last_seen_at = :now, bot_status = :status, legacy = false,
                health = coalesce(cast(:health as jsonb), health)
            where connection_id = :connection
            """)
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("status", status.wire())
                .bind("health", health)
                .bind("connection", connectionId)
                .execute());
    }
}
