package com.vomeet.manager.api;

import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Meetings;
import io.javalin.http.Context;

/** The meeting that a path names by platform and id: the newest, or the one of {@code ?meeting_id=}. */
final class NamedMeeting {
    private NamedMeeting() {}

    /** @throws Refusal with 404, in the words that clients know */
    static Meeting find(Context context, AccountId account, Meetings meetings) {
        var platform = PathNames.platform(context);
        var nativeId = PathNames.nativeId(context, platform);
        var where = "Meeting not found for platform " + platform.wire();
        var wanted = PathNames.meetingQuery(context);
        if (wanted == null) {
            return meetings.newest(account, platform, nativeId)
                    .orElseThrow(() -> new Refusal(404, where + " and ID " + nativeId));
        }
        return meetings.find(account, wanted)
                .filter(meeting -> meeting.platform() == platform && nativeId.equals(meeting.nativeId()))
                .orElseThrow(() -> new Refusal(404, where + ", ID " + nativeId + ", and meeting_id " + wanted));
    }
}
