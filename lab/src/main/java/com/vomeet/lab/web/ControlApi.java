package com.vomeet.lab.web;

import com.vomeet.contract.Json;
import com.vomeet.lab.meeting.EventLog;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.meeting.Meeting;
import com.vomeet.lab.meeting.Meetings;
import com.vomeet.lab.meeting.Opening;
import com.vomeet.lab.scenario.ActionReader;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.Problem;
import com.vomeet.lab.scenario.Reading;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.scenario.ScenarioReader;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import io.javalin.http.sse.SseHandler;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import tools.jackson.databind.ObjectWriter;

/** Meetings made, watched and directed over HTTP, under {@code /lab/}; see docs/lab.md. Not for pages: see {@link #fromAPage}. */
final class ControlApi {
    /** A list forgets what its elements are, and with that the word for each kind of event. */
    private static final ObjectWriter EVENTS =
            Json.MAPPER.writerFor(Json.MAPPER.getTypeFactory().constructCollectionType(List.class, LabEvent.class));

    private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);
    private final Meetings meetings;
    private final Supplier<URI> base;

    ControlApi(Meetings meetings, Supplier<URI> base) {
        this.meetings = meetings;
        this.base = base;
    }

    void routes(RoutesConfig routes) {
        routes.before("/lab/*", ControlApi::fromAPage);
        routes.get(
                "/lab/meetings",
                ctx -> json(ctx, meetings.all().stream().map(this::summary).toList()));
        routes.post("/lab/meetings", this::open);
        routes.get("/lab/meetings/{code}", with((ctx, meeting) -> json(ctx, Status.of(summary(meeting), meeting))));
        routes.delete("/lab/meetings/{code}", with((ctx, meeting) -> {
            meetings.close(meeting);
            ctx.status(HttpStatus.NO_CONTENT);
        }));
        routes.get("/lab/meetings/{code}/events", with(this::events));
        routes.get("/lab/meetings/{code}/truth", with((ctx, meeting) -> json(ctx, meeting.truth())));
        routes.post("/lab/meetings/{code}/host", with(this::host));
    }

    /** A browser says where a request comes from. What is typed into its address bar may look; what a page sends may not. */
    private static void fromAPage(Context ctx) {
        var site = ctx.header("Sec-Fetch-Site");
        var page = site != null && !site.equals("none");
        if (page || ctx.header("Origin") != null) {
            json(ctx.status(HttpStatus.FORBIDDEN), Map.of("error", "the control API is not for pages"));
            ctx.skipRemainingHandlers();
        }
    }

    private void open(Context ctx) {
        var named = ctx.queryParam("scenario");
        if (named == null) {
            switch (ScenarioReader.read(ctx.body())) {
                case Reading.Understood<Scenario>(var scenario) -> open(ctx, scenario);
                case Reading.Wrong<Scenario>(var problems) -> wrong(ctx, problems);
            }
            return;
        }
        try {
            open(ctx, Scenario.named(named));
        } catch (IllegalArgumentException e) {
            wrong(ctx, List.of(new Problem("scenario", String.valueOf(e.getMessage()))));
        }
    }

    private void open(Context ctx, Scenario scenario) {
        switch (meetings.open(scenario)) {
            case Opening.Opened(var meeting) -> json(ctx.status(HttpStatus.CREATED), summary(meeting));
            case Opening.CodeTaken(var code) ->
                json(ctx.status(HttpStatus.CONFLICT), Map.of("error", "there is a meeting " + code + " already"));
            case Opening.Full(var limit) ->
                json(
                        ctx.status(HttpStatus.SERVICE_UNAVAILABLE),
                        Map.of("error", "there are " + limit + " meetings already"));
            case Opening.Impossible(var problems) -> wrong(ctx, problems);
        }
    }

    private void events(Context ctx, Meeting meeting) {
        var wanted = Objects.requireNonNullElse(ctx.queryParam("from"), "0");
        if (!wanted.matches("\\d{1,9}")) {
            wrong(ctx, List.of(new Problem("from", "must be a number of events, is '" + wanted + "'")));
            return;
        }
        var from = Integer.parseInt(wanted);
        var accept = ctx.header("Accept");
        if (accept != null && accept.contains("text/event-stream")) {
            new SseHandler(0, client -> stream(client, meeting.log(), from)).handle(ctx);
        } else {
            ctx.contentType("application/json")
                    .result(EVENTS.writeValueAsString(meeting.log().from(from)));
        }
    }

    /** Writes what there is and what comes; ends when the other side has gone. */
    private static void stream(SseClient client, EventLog log, int from) {
        client.keepAlive();
        Thread.startVirtualThread(() -> {
            var next = from;
            while (!client.terminated()) {
                var news = log.await(next, SIGN_OF_LIFE);
                for (var event : news) {
                    client.sendEvent("message", Json.write(event), "" + next++);
                }
                if (news.isEmpty()) {
                    client.sendComment("still here");
                }
            }
        });
    }

    private void host(Context ctx, Meeting meeting) {
        switch (ActionReader.read(ctx.body())) {
            case Reading.Understood<HostAction>(var action) -> {
                meeting.act(action);
                json(ctx, Status.of(summary(meeting), meeting));
            }
            case Reading.Wrong<HostAction>(var problems) -> wrong(ctx, problems);
        }
    }

    private Summary summary(Meeting meeting) {
        return new Summary(
                meeting.code(),
                base.get().resolve("/" + meeting.code()),
                meeting.scenario().title(),
                meeting.over());
    }

    private Handler with(BiConsumer<Context, Meeting> handler) {
        return ctx -> meetings.find(ctx.pathParam("code"))
                .ifPresentOrElse(
                        meeting -> handler.accept(ctx, meeting),
                        () -> json(ctx.status(HttpStatus.NOT_FOUND), Map.of("error", "no such meeting")));
    }

    private static void wrong(Context ctx, List<Problem> problems) {
        json(ctx.status(HttpStatus.UNPROCESSABLE_CONTENT), Map.of("problems", problems));
    }

    private static void json(Context ctx, Object value) {
        ctx.contentType("application/json").result(Json.write(value));
    }
}
