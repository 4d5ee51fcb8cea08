package com.vomeet.manager.meeting;

import com.vomeet.contract.Json;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import tools.jackson.databind.node.ObjectNode;

/** What clients write down about a meeting: its name, people, languages and notes. */
public final class MeetingNotes {
    private final Jdbi jdbi;
    private final Meetings meetings;
    private final InstantSource clock;

    public MeetingNotes(Jdbi jdbi, Meetings meetings, InstantSource clock) {
        this.jdbi = jdbi;
        this.meetings = meetings;
        this.clock = clock;
    }

    /** What is not named stays; two writers of different members do not disturb each other. */
    public Optional<Meeting> write(MeetingId id, ObjectNode members) {
        jdbi.useHandle(handle -> write(handle, id, members));
        return meetings.find(id);
    }

    /** The same in somebody's transaction. */
    public void write(Handle handle, MeetingId id, ObjectNode members) {
        handle.createUpdate("""
                update meetings set data = data || cast(:members as jsonb), updated_at = :now
                where id = :id and native_meeting_id is not null
                """)
                .bind("members", Json.write(members))
                .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
                .bind("id", id.value())
                .execute();
    }
}
