package com.vomeet.manager.api;

import com.vomeet.manager.account.Scope;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.MeetingNotes;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.ScheduleChanges;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Duration;
import java.time.InstantSource;

/** {@code PATCH /meetings/{platform}/{native_meeting_id}}: what clients write down, and scheduled times. */
final class MeetingPatchRoutes implements RouteGroup {
    private final Callers callers;
    private final Meetings meetings;
    private final MeetingNotes notes;
    private final ScheduleChanges schedule;
    private final Duration furthest;
    private final InstantSource clock;

    /** @param furthest how far ahead a bot may be scheduled */
    MeetingPatchRoutes(Callers callers, ApiParts parts, Duration furthest) {
        this.callers = callers;
        this.meetings = parts.meetings();
        this.clock = parts.bots().clock();
        this.notes = new MeetingNotes(parts.database().jdbi(), meetings, clock);
        this.schedule = parts.bots().schedule();
        this.furthest = furthest;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.patch("/meetings/{platform}/{native_meeting_id}", this::patch);
    }

    private void patch(Context context) {
        var account = callers.require(context, Scope.MEETINGS_WRITE).account();
        var patch = MeetingPatch.read(Body.of(context), clock.instant(), furthest);
        var meeting = NamedMeeting.find(context, account, meetings);
        if (patch.isEmpty()) {
            throw new Refusal(400, "No data provided for update.");
        }
        context.json(MeetingJson.of(
                patch.reschedules()
                        ? reschedule(meeting, patch)
                        : notes.write(meeting.id(), patch.data()).orElse(meeting)));
    }

    /** What else is named is written with the times or not at all. */
    private Meeting reschedule(Meeting meeting, MeetingPatch patch) {
        return switch (schedule.change(meeting.id(), times -> wish(meeting.id(), patch, times))) {
            case ScheduleChanges.Outcome.Changed(var changed) -> changed;
            case ScheduleChanges.Outcome.TooLate(var status) ->
                throw new Refusal(
                        409,
                        "The bot's start has begun and cannot be moved any more. Current status: " + status.wire());
            case ScheduleChanges.Outcome.Over(var status) ->
                throw new Refusal(
                        409,
                        "The meeting has ended, its end cannot be moved any more. Current status: " + status.wire());
            case ScheduleChanges.Outcome.NoSuchMeeting _ -> throw new Refusal(404, "Meeting not found");
        };
    }

    /** A time that is not named stays, and has to be in order with the one that is. */
    private ScheduleChanges.Wish wish(MeetingId id, MeetingPatch patch, Meeting.Times times) {
        var start = patch.startOr(times.scheduledStart());
        var end = patch.endOr(times.scheduledEnd());
        BotRequestReader.checkTimes(patch.body(), start, end);
        patch.body().refuseProblems();
        return new ScheduleChanges.Wish(start, end, handle -> {
            if (!patch.data().isEmpty()) {
                notes.write(handle, id, patch.data());
            }
        });
    }
}
