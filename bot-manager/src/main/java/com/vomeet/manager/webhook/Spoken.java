package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.manager.meeting.MeetingId;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.node.ObjectNode;

/** Who spoke in a meeting, and which languages, by the text that is stored. */
final class Spoken {
    private Spoken() {}

    /** {@code participants} and {@code languages}, sorted; each is left out where nothing is known. */
    static ObjectNode in(Handle handle, MeetingId meeting) {
        var found = handle.createQuery("""
                select coalesce(jsonb_object_agg(found.member, found.words) filter (where found.words is not null), '{}')
                from (
                    select 'participants' as member, jsonb_agg(distinct speaker order by speaker) as words
                    from transcript_segments where meeting_id = :id and body <> '' and speaker <> ''
                    union all
                    select 'languages', jsonb_agg(distinct language order by language)
                    from transcript_segments where meeting_id = :id and body <> '' and language <> ''
                ) found
                """)
                .bind("id", meeting.value())
                .mapTo(String.class)
                .one();
        return Json.read(found, ObjectNode.class);
    }
}
