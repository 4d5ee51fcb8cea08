package com.vomeet.manager.meeting;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.MeetingEvents.Note;
import com.vomeet.manager.meeting.Reconfiguration.Outcome;
import com.vomeet.manager.meeting.Reconfiguration.Part;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Sets language and task of calls that go on. What is not named is left to the row, so that it is not written back as it was read. */
final class Reconfigurations {
    private final Jdbi jdbi;
    private final InstantSource clock;

    Reconfigurations(Jdbi jdbi, InstantSource clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    Outcome write(MeetingId id, Reconfiguration wish) {
        return jdbi.inTransaction(handle -> write(handle, id, wish));
    }

    private Outcome write(Handle handle, MeetingId id, Reconfiguration wish) {
        var status = handle.createQuery("select status from meetings where id = :id for no key update")
                .bind("id", id.value())
                .mapTo(String.class)
                .findOne()
                .map(MeetingStatus::of);
        if (status.isEmpty()) {
            return new Outcome.NoSuchMeeting();
        }
        if (status.get() != MeetingStatus.ACTIVE) {
            return new Outcome.NotActive(status.get());
        }
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        handle.createUpdate("""
            update meetings set
                language = case when :languageStays then language else cast(:language as varchar) end,
                task = case when :taskStays then task else cast(:task as varchar) end,
                wanted_version = wanted_version + 1, updated_at = :now
            where id = :id
            """)
                .bind("languageStays", wish.language() instanceof Part.Stays)
                .bind("language", value(wish.language()))
                .bind("taskStays", wish.task() instanceof Part.Stays)
                .bind("task", value(wish.task()))
                .bind("now", now.atOffset(ZoneOffset.UTC))
                .bind("id", id.value())
                .execute();
        var meeting = Meetings.find(handle, id).orElseThrow();
        var words = "Language " + meeting.wanted().language() + ", task "
                + meeting.wanted().task() + ".";
        MeetingEvents.write(handle, id, new Note(now, "reconfigured", Source.USER, words));
        return new Outcome.Wanted(meeting);
    }

    private static @Nullable String value(Part part) {
        return switch (part) {
            case Part.Stays _ -> null;
            case Part.Becomes(var value) -> value;
        };
    }
}
