package com.vomeet.lab.web;

import com.vomeet.lab.LabReach;
import com.vomeet.lab.meeting.Meetings;
import com.vomeet.lab.tls.TlsIdentity;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** The web server of the lab. */
public final class LabServer implements AutoCloseable {
    /** Asked by those who only know an address: probes, and whoever fetches the authority to trust. */
    private static final Set<String> UNDER_ANY_NAME = Set.of("/healthz", "/ca.pem");

    private final Javalin javalin;
    private final Set<String> names;
    private final URI base;

    /** @param port 0 for any that is free */
    public LabServer(int port, LabReach reach, Meetings meetings, RandomGenerator random) {
        names = reach.allNames();
        var tls = reach.tls();
        javalin = Javalin.create(config -> {
            configure(config, tls, meetings, random);
            if (tls != null) {
                config.jetty.addConnector((server, http) -> Https.connector(server, http, tls, reach.host(), port));
            }
        });
        if (tls == null) {
            javalin.start(reach.host(), port);
        } else {
            javalin.start();
        }
        var told = reach.base();
        base = told == null ? URI.create("http://127.0.0.1:" + javalin.port()) : told;
    }

    private void configure(JavalinConfig config, @Nullable TlsIdentity tls, Meetings meetings, RandomGenerator random) {
        config.startup.showJavalinBanner = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.routes.before(this::knownHost);
        config.routes.get("/healthz", ctx -> ctx.result("OK"));
        if (tls != null) {
            config.routes.get(
                    "/ca.pem", ctx -> ctx.contentType("application/x-pem-file").result(tls.authority()));
        }
        new ControlApi(meetings, this::base).routes(config.routes);
        new PageSocket(meetings).routes(config.routes);
        new MeetingPages(random).routes(config.routes);
    }

    /** A name of somebody else's that leads here would make us same-origin with their page. */
    private void knownHost(Context ctx) {
        var host = String.valueOf(ctx.host()).replaceFirst(":\\d+$", "");
        if (!names.contains(host) && !UNDER_ANY_NAME.contains(ctx.path())) {
            ctx.status(HttpStatus.MISDIRECTED_REQUEST).result("This lab is called " + String.join(" or ", names));
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
