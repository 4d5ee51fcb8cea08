package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.User;
import com.vomeet.manager.account.UserId;
import com.vomeet.manager.account.Users;
import com.vomeet.manager.admin.Analytics;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** {@code /admin/stats} and {@code /admin/analytics}: figures about meetings and users of all accounts. */
final class AnalyticsRoutes implements RouteGroup {
    private static final int MOST = 10_000;
    private static final int USUAL = 100;
    private static final int USUAL_IN_ANALYTICS = 1_000;

    private final AdminDoor door;
    private final Meetings meetings;
    private final Users users;
    private final Analytics analytics;

    AnalyticsRoutes(AdminDoor door, Meetings meetings, Users users, Analytics analytics) {
        this.door = door;
        this.meetings = meetings;
        this.users = users;
        this.analytics = analytics;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/admin/stats/meetings-users", this::meetingsWithUsers);
        routes.get("/admin/analytics/users", this::users);
        routes.get("/admin/analytics/meetings", this::meetings);
        routes.get("/admin/analytics/meetings/{meeting_id}/telematics", this::telematics);
        routes.get("/admin/analytics/users/{user_id}/details", this::userDetails);
    }

    /** Makes a meeting's entry in a list, with the user if it has one. */
    @FunctionalInterface
    private interface Entry {
        void add(ArrayNode list, Meeting meeting, @Nullable User user);
    }

    private void meetingsWithUsers(Context context) {
        door.require(context);
        var answer = Json.MAPPER.createObjectNode().put("total", meetings.count());
        answer.set("items", page(context, USUAL, (list, meeting, user) -> {
            var json = MeetingJson.of(meeting);
            if (user != null) {
                json.put("user_id", user.id().value());
            }
            list.add(json.set("user", user == null ? null : UserJson.of(user)));
        }));
        context.json(answer);
    }

    private void meetings(Context context) {
        door.require(context);
        context.json(
                page(context, USUAL_IN_ANALYTICS, (list, meeting, user) -> list.add(FiguresJson.of(meeting, user))));
    }

    private ArrayNode page(Context context, int usual, Entry entry) {
        var skip = PathNames.number(context, "skip", 0, Integer.MAX_VALUE, 0);
        var limit = PathNames.number(context, "limit", 0, MOST, usual);
        var found = meetings.page(skip, limit);
        var owners = found.stream().map(Meeting::account).collect(Collectors.toUnmodifiableSet());
        var byAccount =
                users.of(owners).stream().collect(Collectors.toUnmodifiableMap(User::account, Function.identity()));
        var list = Json.MAPPER.createArrayNode();
        found.forEach(meeting -> entry.add(list, meeting, byAccount.get(meeting.account())));
        return list;
    }

    private void users(Context context) {
        door.require(context);
        var skip = PathNames.number(context, "skip", 0, Integer.MAX_VALUE, 0);
        var limit = PathNames.number(context, "limit", 0, MOST, USUAL_IN_ANALYTICS);
        context.json(
                users.list(skip, limit).stream().map(UserJson::inStatistics).toList());
    }

    private void telematics(Context context) {
        door.require(context);
        var id = AdminPaths.id(context, "meeting_id", MeetingId::new);
        var withText = AdminPaths.flag(context, "include_transcriptions", false);
        var withSessions = AdminPaths.flag(context, "include_sessions", true);
        var meeting = meetings.find(id).orElseThrow(() -> new Refusal(404, "Meeting not found"));
        var answer = Json.MAPPER.createObjectNode();
        answer.set("meeting", MeetingJson.of(meeting));
        var sessions = answer.putArray("sessions");
        if (withSessions) {
            analytics.sessions(id).forEach(session -> sessions.add(FiguresJson.of(id, session)));
        }
        answer.set("transcription_stats", withText ? FiguresJson.of(analytics.speech(id)) : null);
        answer.set(
                "performance_metrics",
                analytics.durations(id).map(FiguresJson::of).orElse(null));
        context.json(answer);
    }

    private void userDetails(Context context) {
        door.require(context);
        var id = AdminPaths.id(context, "user_id", UserId::new);
        var withMeetings = AdminPaths.flag(context, "include_meetings", true);
        var withTokens = AdminPaths.flag(context, "include_tokens", false);
        var user = users.find(id).orElseThrow(UserRoutes::none);
        var usage = analytics.usage(user.account());
        var answer = Json.MAPPER.createObjectNode();
        answer.set("user", UserJson.of(user));
        answer.set("meeting_stats", withMeetings ? FiguresJson.meetings(usage) : null);
        answer.set("usage_patterns", withMeetings ? FiguresJson.patterns(usage) : null);
        answer.set("api_tokens", withTokens ? UserJson.tokens(user, users.tokens(user)) : null);
        context.json(answer);
    }
}
