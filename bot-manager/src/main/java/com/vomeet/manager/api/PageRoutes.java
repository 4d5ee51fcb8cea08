package com.vomeet.manager.api;

import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The page: a few files that use the public API. */
final class PageRoutes implements RouteGroup {
    private static final List<String> NAMES = List.of(
            "index.html",
            "style.css",
            "icon.svg",
            "actions.js",
            "app.js",
            "api.js",
            "ask.js",
            "back.js",
            "copy.js",
            "delivery.js",
            "dom.js",
            "enter.js",
            "events.js",
            "feed.js",
            "filter.js",
            "fleet.js",
            "fleet-row.js",
            "form.js",
            "keys.js",
            "leave.js",
            "list.js",
            "live.js",
            "meeting.js",
            "meetings.js",
            "pager.js",
            "reasons.js",
            "refused.js",
            "roster.js",
            "rows.js",
            "timeline.js",
            "transcript.js",
            "webhook.js",
            "webhooks.js",
            "whose.js",
            "words.js");

    private final PageFiles files = PageFiles.load("/web/", NAMES);

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get("/", context -> {
            context.header("Vary", "Accept");
            if (Optional.ofNullable(context.header("Accept")).orElse("").contains("text/html")) {
                context.status(303).header("Location", "/app/");
            } else {
                context.json(Map.of("message", "Welcome to the Vomeet API Gateway"));
            }
        });
        // Javalin takes /app and /app/ for the same path.
        routes.get("/app", context -> files.serve(context, "index.html"));
        for (var view :
                List.of("/app/meetings/{id}", "/app/webhooks", "/app/webhooks/{id}", "/app/fleet", "/app/keys")) {
            routes.get(view, context -> files.serve(context, "index.html"));
        }
        routes.get("/app/assets/{file}", context -> files.serve(context, context.pathParam("file")));
    }
}
