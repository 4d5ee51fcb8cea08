package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.address.MeetingAddress;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingEvent;
import com.vomeet.manager.meeting.NaiveTime;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
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
                .put("constructed_meeting_url", meeting.nativeId() == null ? null : shown(meeting.url()))
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

    /** A passcode is part of some addresses and is not shown. */
    static String shown(URI url) {
        return MeetingAddress.shown(url);
    }

    private static ObjectNode data(Meeting meeting) {
        var data = meeting.data() instanceof ObjectNode own ? own.deepCopy() : Json.MAPPER.createObjectNode();
        data.put("bot_name", meeting.order().botName());
        putIfPresent(data, "passcode", meeting.order().passcode());
        putIfPresent(data, "language", meeting.wanted().language());
        putIfPresent(data, "task", meeting.wanted().task());
        if (meeting.wanted().stopRequestedAt() != null) {
            data.put("stop_requested", true);
        }
        if (meeting.endReason() != null) {
            data.put("completion_reason", meeting.endReason().wire());
        }
        if (meeting.status() == MeetingStatus.FAILED) {
            putIfPresent(data, "failure_stage", word(meeting.failureStage()));
            putIfPresent(data, "error_details", meeting.errorDetails());
        }
        if (!meeting.transitions().isEmpty()) {
            data.set("status_transition", meeting.transitions());
        }
        var cost = cost(meeting);
        if (cost != null) {
            data.set("bot_cost", cost);
        }
        return data;
    }

    private static @Nullable JsonNode cost(Meeting meeting) {
        var health = meeting.session().health();
        return health == null ? null : health.get("cost");
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

    private static void putIfPresent(ObjectNode data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
