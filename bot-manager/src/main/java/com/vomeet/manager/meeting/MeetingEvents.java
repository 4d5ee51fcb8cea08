package com.vomeet.manager.meeting;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.Evidence;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes down, in the transaction of the change itself, what was done about a meeting besides its status. */
final class MeetingEvents {
    private MeetingEvents() {}

    /** @param detail a sentence for a person; it is also what was seen */
    record Note(Instant at, String kind, Source source, String detail) {}

    static void write(Handle handle, MeetingId id, Note note) {
        handle.createUpdate("""
            insert into meeting_events (meeting_id, at, kind, source, detail, evidence)
            values (:id, :at, :kind, :source, :detail, cast(:evidence as jsonb))
            """)
                .bind("id", id.value())
                .bind("at", note.at().atOffset(ZoneOffset.UTC))
                .bind("kind", note.kind())
                .bind("source", note.source().wire())
                .bind("detail", note.detail())
                .bind("evidence", evidence(note.source(), note.kind(), note.detail()))
                .execute();
    }

    /** What the manager itself went by, in the form of what a bot sees on a page. */
    static String evidence(Source source, String kind, String detail) {
        return Json.write(List.of(new Evidence(source.wire() + "." + kind, detail)));
    }
}
