package com.vomeet.manager.api;

import com.vomeet.manager.account.Scope;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingList;
import com.vomeet.manager.meeting.MeetingPage;
import com.vomeet.manager.meeting.Meetings;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;

/** {@code /meetings}: the list, one of it, and what happened to it. */
final class MeetingRoutes implements RouteGroup {
    private final Callers callers;
    private final Meetings meetings;
    private final MeetingList list;

    MeetingRoutes(Callers callers, Meetings meetings, MeetingList list) {
        this.callers = callers;
        this.meetings = meetings;
        this.list = list;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/meetings", this::list);
        routes.get("/meetings/{id}", context -> context.json(MeetingJson.of(find(context))));
        routes.get("/meetings/{id}/events", this::events);
    }

    private void list(Context context) {
        var account = callers.require(context, Scope.MEETINGS_READ).account();
        var query = MeetingListQuery.read(context, account);
        switch (list.find(query)) {
            case MeetingPage.Found(var meetings, var total) -> {
                var found = meetings.stream().map(MeetingJson::of).toList();
                context.json(new ListPart(query.limit(), query.offset()).json(context, "meetings", found, total));
            }
            case MeetingPage.TooMuch _ ->
                throw new Refusal(422, "There is too much to look through: narrow it by from, to, status or platform.");
        }
    }

    private void events(Context context) {
        var found = meetings.events(find(context).id()).stream()
                .map(MeetingJson::of)
                .toList();
        context.json(Map.of("events", found));
    }

    private Meeting find(Context context) {
        var account = callers.require(context, Scope.MEETINGS_READ).account();
        var id = PathNames.meeting(context);
        return meetings.find(account, id).orElseThrow(() -> new Refusal(404, "Meeting not found"));
    }
}
