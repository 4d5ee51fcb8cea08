package com.vomeet.manager.api;

import com.vomeet.manager.account.Scope;
import com.vomeet.manager.meeting.MeetingNotes;
import com.vomeet.manager.meeting.Meetings;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code PATCH /meetings/{platform}/{native_meeting_id}}: what clients write down, and scheduled times. */
final class MeetingPatchRoutes implements RouteGroup {
    private final Callers callers;
    private final Meetings meetings;
    private final MeetingNotes notes;

    MeetingPatchRoutes(Callers callers, Meetings meetings, MeetingNotes notes) {
        this.callers = callers;
        this.meetings = meetings;
        this.notes = notes;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.patch("/meetings/{platform}/{native_meeting_id}", this::patch);
    }

    private void patch(Context context) {
        var account = callers.require(context, Scope.MEETINGS_WRITE).account();
        var patch = MeetingPatch.read(Body.of(context));
        var meeting = NamedMeeting.find(context, account, meetings);
        if (patch.isEmpty()) {
            throw new Refusal(400, "No data provided for update.");
        }
        context.json(MeetingJson.of(notes.write(meeting.id(), patch.data()).orElse(meeting)));
    }
}
