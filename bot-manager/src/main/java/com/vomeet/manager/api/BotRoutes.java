package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.NaiveTime;
import com.vomeet.manager.meeting.Reconfiguration;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.meeting.RunningBot;
import com.vomeet.manager.orchestrator.job.BotLabels;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** {@code /bots}: see them, change one, call one back. */
final class BotRoutes implements RouteGroup {
    private final Callers callers;
    private final Meetings meetings;
    private final MeetingChanges changes;

    BotRoutes(Callers callers, Meetings meetings, BotParts parts) {
        this.callers = callers;
        this.meetings = meetings;
        this.changes = parts.changes();
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/bots/status", this::status);
        routes.get("/bots/{platform}/{native_meeting_id}", this::one);
        routes.put("/bots/{platform}/{native_meeting_id}/config", this::configure);
        routes.delete("/bots/{platform}/{native_meeting_id}", this::stop);
    }

    /** The newest meeting of that name, whatever has become of it. */
    private void one(Context context) {
        var account = callers.require(context, Scope.BOTS_READ).account();
        context.json(MeetingJson.of(NamedMeeting.find(context, account, meetings)));
    }

    private void status(Context context) {
        var account = callers.require(context, Scope.BOTS_READ).account();
        context.json(Map.of(
                "running_bots",
                meetings.running(account).stream().map(BotRoutes::running).toList()));
    }

    private static ObjectNode running(RunningBot running) {
        var name = running.workload();
        var bot = Json.MAPPER
                .createObjectNode()
                .put("container_id", name)
                .put("container_name", name)
                .put("platform", running.platform().wire())
                .put("native_meeting_id", running.nativeId())
                .put("status", running.status().wire())
                .put("normalized_status", normalized(running))
                .put("created_at", NaiveTime.format(running.created()));
        var labels = bot.putObject("labels");
        BotLabels.COMMON.forEach(labels::put);
        labels.put("meeting-id", running.meeting().toString())
                .put("user-id", running.account().toString())
                .put("platform", running.platform().wire())
                .put("native-meeting-id", running.nativeId());
        return bot.put("meeting_id_from_name", running.meeting().toString());
    }

    private static String normalized(RunningBot running) {
        return switch (running.status()) {
            case REQUESTED -> running.heard() ? "Starting" : "Requested";
            case JOINING, AWAITING_ADMISSION, ACTIVE -> "Up";
            case STOPPING -> "Stopping";
            case COMPLETED -> "Exited";
            case FAILED, ERROR -> "Failed";
        };
    }

    /** What is left out stays as it is; null clears. */
    private void configure(Context context) {
        var account = callers.require(context, Scope.BOTS_WRITE).account();
        var platform = PathNames.platform(context);
        var nativeId = PathNames.nativeId(context, platform);
        var body = Body.of(context);
        var language = BotRequestReader.language(body);
        var task = BotRequestReader.task(body);
        body.refuseProblems();
        var wish = new Reconfiguration(part(body, "language", language), part(body, "task", task));
        var outcome = meetings.newest(account, platform, nativeId)
                .map(meeting -> changes.reconfigure(meeting.id(), wish))
                .orElseGet(Reconfiguration.Outcome.NoSuchMeeting::new);
        switch (outcome) {
            case Reconfiguration.Outcome.Wanted _ ->
                context.status(202).json(message("Reconfiguration request accepted and sent to the bot."));
            case Reconfiguration.Outcome.NotActive(var status) ->
                throw new Refusal(
                        409, "Meeting found but is not active (status: '" + status.wire() + "'). Cannot reconfigure.");
            case Reconfiguration.Outcome.NoSuchMeeting _ ->
                throw new Refusal(
                        404,
                        "No active meeting found for platform " + platform.wire() + " and meeting ID " + nativeId
                                + ".");
        }
    }

    private static Reconfiguration.Part part(Body body, String field, @Nullable String value) {
        return body.has(field) ? new Reconfiguration.Part.Becomes(value) : new Reconfiguration.Part.Stays();
    }

    /** One live bot at most has that name, and it is the newest. */
    private void stop(Context context) {
        var account = callers.require(context, Scope.BOTS_WRITE).account();
        var platform = PathNames.platform(context);
        var meeting = meetings.newest(account, platform, PathNames.nativeId(context, platform))
                .orElseThrow(() -> new Refusal(404, "No meeting found to stop."));
        if (!meeting.status().isTerminal()) {
            changes.apply(meeting.id(), new Report.StopRequested());
        }
        context.status(202).json(stopped(meeting.status()));
    }

    /** @param status of the meeting whose bot is to leave */
    static Map<String, String> stopped(MeetingStatus status) {
        return message(
                status.isTerminal()
                        ? "Meeting already " + status.wire() + "."
                        : "Stop request accepted and is being processed.");
    }

    private static Map<String, String> message(String text) {
        return Map.of("message", text);
    }
}
