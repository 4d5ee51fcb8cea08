package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingEvent;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.meeting.Shown;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Meetings and their events as clients see them; every member is always there. */
final class MeetingJson {
    private MeetingJson() {}

    static ObjectNode of(Meeting meeting) {
        var times = meeting.times();
        var json = Json.MAPPER
                .createObjectNode()
                .put("id", meeting.id().value())
                .putNull("user_id")
                .put("platform", meeting.platform().wire())
                .put("native_meeting_id", meeting.nativeId())
                .put("constructed_meeting_url", Shown.url(meeting))
                .put("status", meeting.status().wire())
                .put("bot_container_id", meeting.session().workload())
                .put("start_time", NaiveTime.formatOptional(times.start()))
                .put("end_time", NaiveTime.formatOptional(times.end()))
                .put("scheduled_start_time", NaiveTime.formatOptional(times.scheduledStart()))
                .put("scheduled_end_time", NaiveTime.formatOptional(times.scheduledEnd()));
        json.set("data", data(meeting));
        return json.put("created_at", NaiveTime.format(times.created()))
                .put("updated_at", NaiveTime.format(times.updated()));
    }

    private static ObjectNode data(Meeting meeting) {
        var data = Shown.data(meeting);
        if (meeting.order().passcode() != null) {
            data.put("passcode", meeting.order().passcode());
        }
        return data;
    }

    static ObjectNode of(MeetingEvent event) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("id", event.id())
                .put("at", NaiveTime.format(event.at()))
                .put("kind", event.kind())
                .put("from", word(event.from()))
                .put("to", word(event.to()))
                .put("source", event.source())
                .put("reason", event.reason())
                .put("detail", event.detail());
        json.set("evidence", Json.MAPPER.valueToTree(event.evidence()));
        return json;
    }

    private static @Nullable String word(@Nullable MeetingStatus status) {
        return status == null ? null : status.wire();
    }
}
