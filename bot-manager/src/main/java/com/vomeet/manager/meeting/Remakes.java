package com.vomeet.manager.meeting;

import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Has another bot made for a scheduled meeting whose bot was lost while it waited for its time: nobody has seen it yet. */
final class Remakes {
    /** What happens more often is no accident. */
    private static final int MOST = 2;

    private static final String KIND = "bot_remade";

    private final Jdbi jdbi;
    private final InstantSource clock;

    Remakes(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** @return false when it was done often enough, or when the meeting is another than it was seen to be */
    boolean remake(Meeting lost, String why) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return jdbi.inTransaction(handle -> {
            if (!take(handle, lost, now)) {
                return false;
            }
            Sessions.renew(handle, lost.id(), now);
            forgetRecord(handle, lost.id());
            var words = "The bot was lost before its time: " + why
                    + ScheduleChanges.gaveUp(lost.session().workload());
            MeetingEvents.write(handle, lost.id(), new MeetingEvents.Note(now, KIND, Source.FLEET, words));
            return true;
        });
    }

    /** The time to be made counts anew; the seat stays. */
    private static boolean take(Handle handle, Meeting lost, Instant now) {
        return handle.createUpdate("""
            update meetings set launched_at = :now, updated_at = :now, wanted_version = wanted_version + 1
            where id = :id and status = 'requested' and erased_at is null
                and version = :version and wanted_version = :wanted
                and (select count(*) from meeting_events where meeting_id = :id and kind = :kind) < :most
            """)
                        .bind("now", now.atOffset(ZoneOffset.UTC))
                        .bind("id", lost.id().value())
                        .bind("version", lost.version())
                        .bind("wanted", lost.wanted().version())
                        .bind("kind", KIND)
                        .bind("most", MOST)
                        .execute()
                == 1;
    }

    /** What a bot that nobody saw has kept of its end explains nothing of the meeting's. */
    private static void forgetRecord(Handle handle, MeetingId id) {
        handle.createUpdate("delete from flight_records as kept where kept.meeting_id = :id")
                .bind("id", id.value())
                .execute();
        handle.createUpdate(
                        "delete from meeting_events as told where told.meeting_id = :id and told.kind = 'flight_record'")
                .bind("id", id.value())
                .execute();
    }
}
