package com.vomeet.lab.web;

import com.vomeet.lab.meeting.Meetings;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Set;
import java.util.random.RandomGenerator;

/** The web server of the lab, on the loopback address. */
public final class LabServer implements AutoCloseable {
    private static final Set<String> OUR_HOSTS = Set.of("127.0.0.1", "localhost");
    private final Javalin javalin;
    private final URI base;

    /** @param port 0 for any that is free */
    public LabServer(int port, Meetings meetings, RandomGenerator random) {
        javalin = Javalin.create(config -> configure(config, meetings, random));
        javalin.start("127.0.0.1", port);
        base = URI.create("http://127.0.0.1:" + javalin.port());
    }

    private void configure(JavalinConfig config, Meetings meetings, RandomGenerator random) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.routes.before(LabServer::knownHost);
        new ControlApi(meetings, this::base).routes(config.routes);
        new PageSocket(meetings).routes(config.routes);
        new MeetingPages(random).routes(config.routes);
    }

    /** A name of somebody else's that leads here would make us same-origin with their page. */
    private static void knownHost(Context ctx) {
        var host = String.valueOf(ctx.host()).replaceFirst(":\\d+$", "");
        if (!OUR_HOSTS.contains(host)) {
            ctx.status(HttpStatus.MISDIRECTED_REQUEST).result("This lab is called 127.0.0.1");
            ctx.skipRemainingHandlers();
        }
    }

    public URI base() {
        return base;
    }

    @Override
    public void close() {
        javalin.stop();
    }
}
