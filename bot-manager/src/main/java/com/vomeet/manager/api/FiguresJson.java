package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.User;
import com.vomeet.manager.admin.Analytics.Durations;
import com.vomeet.manager.admin.Analytics.SessionRow;
import com.vomeet.manager.admin.Analytics.Speech;
import com.vomeet.manager.admin.Analytics.Usage;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.NaiveTime;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Figures as clients of the first vomeet know them; times in seconds. */
final class FiguresJson {
    private static final double MILLIS = 1_000;

    private FiguresJson() {}

    /** A meeting without its data. */
    static ObjectNode of(Meeting meeting, @Nullable User user) {
        var times = meeting.times();
        var json = Json.MAPPER.createObjectNode().put("id", meeting.id().value());
        if (user == null) {
            json.putNull("user_id");
        } else {
            json.put("user_id", user.id().value());
        }
        return json.put("account_id", meeting.account().value())
                .put("platform", meeting.platform().wire())
                .put("native_meeting_id", meeting.nativeId())
                .put("status", meeting.status().wire())
                .put("start_time", NaiveTime.formatOptional(times.start()))
                .put("end_time", NaiveTime.formatOptional(times.end()))
                .put("created_at", NaiveTime.format(times.created()))
                .put("updated_at", NaiveTime.format(times.updated()));
    }

    static ObjectNode of(MeetingId meeting, SessionRow session) {
        return Json.MAPPER
                .createObjectNode()
                .put("id", session.id())
                .put("meeting_id", meeting.value())
                .put("session_uid", session.uid())
                .put("session_start_time", NaiveTime.format(session.startedAt()) + "Z");
    }

    static ObjectNode of(Speech speech) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("total_transcriptions", speech.segments())
                .put("total_duration", speech.seconds())
                .put("unique_speakers", speech.speakers());
        var languages = json.putArray("languages_detected");
        speech.languages().forEach(languages::add);
        return json;
    }

    static ObjectNode of(Durations durations) {
        return Json.MAPPER
                .createObjectNode()
                .put("join_time", seconds(durations.join()))
                .put("admission_time", seconds(durations.admission()))
                .put("total_duration", seconds(durations.call()))
                .put("bot_uptime", seconds(durations.uptime()));
    }

    private static @Nullable Double seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis() / MILLIS;
    }

    static ObjectNode meetings(Usage usage) {
        return Json.MAPPER
                .createObjectNode()
                .put("total_meetings", usage.meetings())
                .put("completed_meetings", usage.completed())
                .put("failed_meetings", usage.failed())
                .put("active_meetings", usage.live())
                .put("total_duration", usage.seconds())
                .put("average_duration", usage.timed() == 0 ? null : (Double) (usage.seconds() / usage.timed()));
    }

    static ObjectNode patterns(Usage usage) {
        var json = Json.MAPPER
                .createObjectNode()
                .put("most_used_platform", usage.platform())
                .put("meetings_per_day", usage.perDay());
        var hours = json.putArray("peak_usage_hours");
        usage.peakHours().forEach(hours::add);
        return json.put("last_activity", NaiveTime.formatOptional(usage.lastActivity()));
    }
}
