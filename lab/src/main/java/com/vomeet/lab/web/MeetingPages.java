package com.vomeet.lab.web;

import com.vomeet.contract.Json;
import com.vomeet.lab.scenario.Scenario;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.random.RandomGenerator;

/** Serves the pages: one shell for every meeting, whose scripts ask what to show. */
final class MeetingPages {
    private static final String LOAD = "LOAD";
    private final PageFiles files = new PageFiles();
    private final RandomGenerator random;

    MeetingPages(RandomGenerator random) {
        this.random = random;
    }

    void routes(RoutesConfig routes) {
        routes.get("/", ctx -> page(ctx, "home.html"));
        routes.get("/recaptcha/anchor", ctx -> page(ctx, "challenge.html"));
        routes.get("/static/{load}/names.json", this::names);
        routes.get("/static/{load}/{file}", this::file);
        routes.get("/{code}", this::meeting);
    }

    /** Meetings that do not exist have a page too: it says so. */
    private void meeting(Context ctx) {
        if (Scenario.CODE.matcher(ctx.pathParam("code")).matches()) {
            page(ctx, "meeting.html");
        } else {
            ctx.status(HttpStatus.NOT_FOUND).result("Not found");
        }
    }

    private void page(Context ctx, String file) {
        var load = Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        Headers.forPage(ctx);
        ctx.contentType("text/html; charset=utf-8").result(files.get(file).replace(LOAD, load));
    }

    private void names(Context ctx) {
        Headers.forFile(ctx);
        ctx.contentType("application/json")
                .result(Json.write(ClassNames.of(files.get("meet.css"), ctx.pathParam("load"))));
    }

    private void file(Context ctx) {
        var name = ctx.pathParam("file");
        Headers.forFile(ctx);
        files.find(name)
                .filter(text -> !name.endsWith(".html"))
                .ifPresentOrElse(
                        text -> {
                            if (name.endsWith(".css")) {
                                ctx.contentType("text/css; charset=utf-8")
                                        .result(ClassNames.rewrite(text, ctx.pathParam("load")));
                            } else {
                                ctx.contentType("text/javascript; charset=utf-8")
                                        .result(text);
                            }
                        },
                        () -> ctx.status(HttpStatus.NOT_FOUND).result("Not found"));
    }
}
