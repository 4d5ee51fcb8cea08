package com.vomeet.manager.meeting;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.address.MeetingAddress;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What of a meeting is shown to its owner, the same in answers and in webhooks. */
public final class Shown {
    private Shown() {}

    /** A passcode is part of some addresses and is not shown. */
    public static @Nullable String url(Meeting meeting) {
        return meeting.nativeId() == null ? null : MeetingAddress.shown(meeting.url());
    }

    /** {@code data} as clients know it, without the passcode. */
    public static ObjectNode data(Meeting meeting) {
        var data = meeting.data() instanceof ObjectNode own ? own.deepCopy() : Json.MAPPER.createObjectNode();
        data.put("bot_name", meeting.order().botName());
        putIfPresent(data, "language", meeting.wanted().language());
        putIfPresent(data, "task", meeting.wanted().task());
        if (meeting.wanted().stopRequestedAt() != null) {
            data.put("stop_requested", true);
        }
        if (meeting.endReason() != null) {
            data.put("completion_reason", meeting.endReason().wire());
        }
        if (meeting.status() == MeetingStatus.FAILED) {
            var stage = meeting.failureStage();
            putIfPresent(data, "failure_stage", stage == null ? null : stage.wire());
            putIfPresent(data, "error_details", meeting.errorDetails());
        }
        if (!meeting.transitions().isEmpty()) {
            data.set("status_transition", meeting.transitions());
        }
        var health = meeting.session().health();
        if (health != null && health.has("cost")) {
            data.set("bot_cost", health.get("cost"));
        }
        return data;
    }

    private static void putIfPresent(ObjectNode data, String name, @Nullable String value) {
        if (value != null) {
            data.put(name, value);
        }
    }
}
