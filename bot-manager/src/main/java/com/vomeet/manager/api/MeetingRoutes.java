package com.vomeet.manager.api;

import com.vomeet.manager.account.Scope;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.Page;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;

/** {@code /meetings}: the list, one of it, and what happened to it. */
final class MeetingRoutes implements RouteGroup {
    private static final int MOST = 1_000;

    private final Callers callers;
    private final Meetings meetings;

    MeetingRoutes(Callers callers, Meetings meetings) {
        this.callers = callers;
        this.meetings = meetings;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/meetings", this::list);
        routes.get("/meetings/{id}", context -> context.json(MeetingJson.of(find(context))));
        routes.get("/meetings/{id}/events", this::events);
    }

    private void list(Context context) {
        var account = callers.require(context, Scope.MEETINGS_READ).account();
        var page = new Page(
                PathNames.number(context, "limit", 1, MOST, MOST),
                PathNames.number(context, "offset", 0, Integer.MAX_VALUE, 0),
                PathNames.statusQuery(context),
                PathNames.platformQuery(context));
        var found = meetings.list(account, page).stream().map(MeetingJson::of).toList();
        context.json(Map.of("meetings", found));
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
