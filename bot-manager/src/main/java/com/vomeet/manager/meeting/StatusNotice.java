package com.vomeet.manager.meeting;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A meeting's change of status, for those who are looking.
 *
 * @param version of the meeting; a notice that is older than one already told is left out
 */
public record StatusNotice(
        long meetingId,
        int version,
        Platform platform,
        String nativeId,
        MeetingStatus status,
        @Nullable EndReason reason,
        Instant at) {
    public static StatusNotice of(Meeting meeting) {
        return new StatusNotice(
                meeting.id().value(),
                meeting.version(),
                meeting.platform(),
                Objects.requireNonNullElse(meeting.nativeId(), ""),
                meeting.status(),
                meeting.endReason(),
                meeting.times().updated());
    }

    /** In the words that clients of the first vomeet know; {@code reason} is new. */
    public String json() {
        var frame = Json.MAPPER.createObjectNode().put("type", "meeting.status");
        frame.putObject("meeting")
                .put("id", meetingId)
                .put("platform", platform.wire())
                .put("native_id", nativeId);
        var payload = frame.putObject("payload").put("status", status.wire());
        if (reason != null) {
            payload.put("reason", reason.wire());
        }
        // Clients know this one time without a zone.
        return Json.write(frame.put("ts", NaiveTime.format(at)));
    }
}
