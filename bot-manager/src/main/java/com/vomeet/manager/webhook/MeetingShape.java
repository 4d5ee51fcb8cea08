package com.vomeet.manager.webhook;

import com.vomeet.contract.Json;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.meeting.Shown;
import tools.jackson.databind.node.ObjectNode;

/** A meeting as receivers of the first vomeet know it; its passcode is nobody's business there. */
final class MeetingShape {
    private MeetingShape() {}

    static ObjectNode of(Meeting meeting) {
        var times = meeting.times();
        var json = Json.MAPPER
                .createObjectNode()
                .put("id", meeting.id().value())
                .put("account_id", meeting.account().value())
                .put("platform", meeting.platform().wire())
                .put("native_meeting_id", meeting.nativeId())
                .put("constructed_meeting_url", Shown.url(meeting))
                .put("status", meeting.status().wire())
                .put("bot_container_id", meeting.session().workload())
                .put("start_time", NaiveTime.formatOptional(times.start()))
                .put("end_time", NaiveTime.formatOptional(times.end()));
        json.set("data", Shown.data(meeting));
        return json.put("created_at", NaiveTime.format(times.created()))
                .put("updated_at", NaiveTime.format(times.updated()));
    }
}
