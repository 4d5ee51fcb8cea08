package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.bot.Turns;
import com.vomeet.manager.config.HttpSettings;
import com.vomeet.manager.config.Role;
import com.vomeet.manager.health.Readiness;
import com.vomeet.manager.limit.OpenConnections;
import com.vomeet.manager.limit.RateLimits;
import com.vomeet.manager.metric.Metrics;
import com.vomeet.manager.store.DatabaseAway;
import com.vomeet.manager.store.Rounds;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JavalinJackson3;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server with all routes. */
public final class ApiServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
    /** After a restart a thousand bots come back within the same second. */
    private static final int WAITING_CONNECTIONS = 1_024;
    /** Longer than any heartbeat waits. */
    private static final Duration IDLE = Duration.ofSeconds(60);

    /** For requests in hand when it ends. */
    private static final Duration LAST_REQUESTS = Duration.ofSeconds(4);

    /** For an idle connection then; a WebSocket is told by its reader why it ends. */
    private static final Duration LAST_FRAMES = Duration.ofSeconds(2);

    private final Javalin javalin;
    private final LastAnswers lastAnswers;
    private final URI base;
    private final Runnable atEnd;

    private ApiServer(Javalin javalin, LastAnswers lastAnswers, URI base, Runnable atEnd) {
        this.javalin = javalin;
        this.lastAnswers = lastAnswers;
        this.base = base;
        this.atEnd = atEnd;
    }

    /** Starts listening, with all routes. */
    public static ApiServer start(HttpSettings settings, ApiParts parts) {
        var limits = settings.limits();
        var clock = parts.web().clock();
        var sessions = new PageSessions(parts.database().jdbi(), clock);
        var callers = new Callers(parts.accounts().keys(), sessions, new KeyLimits(new RateLimits(limits, clock)));
        var rights = new LiveRights(callers);
        var door = new LiveDoor(callers, new OpenConnections(limits.live()), rights);
        var rounds = Rounds.start("live-rights", limits.liveCheck(), rights::check, rights::cannotAsk);
        return start(settings, groups(parts, sessions, door), parts.metrics(), rounds::close);
    }

    /** Starts listening for those who ask how it goes, and for nobody else. */
    public static ApiServer start(HttpSettings settings, Readiness readiness, Set<Role> roles, Metrics metrics) {
        var groups = new ArrayList<RouteGroup>(List.of(new HealthRoutes(readiness, roles)));
        groups.addAll(metrics(settings, metrics));
        return start(settings, groups, metrics, () -> {});
    }

    /** Starts listening at the metrics' own port. */
    public static ApiServer start(HttpSettings settings, Metrics metrics) {
        return start(settings.atMetricsPort(), List.of(new MetricsRoutes(metrics)), metrics, () -> {});
    }

    private static ApiServer start(HttpSettings settings, List<RouteGroup> groups, Metrics metrics, Runnable atEnd) {
        var lastAnswers = new LastAnswers();
        var javalin = Javalin.create(config -> {
            configure(config, groups);
            config.jetty.modifyServer(server -> wrap(server, lastAnswers, metrics));
            config.jetty.addConnector((server, http) -> connector(server, http, settings));
        });
        javalin.start();
        var base = URI.create("http://" + reachable(settings.host()) + ":" + javalin.port());
        return new ApiServer(javalin, lastAnswers, base, atEnd);
    }

    /** Around everything, from the outside: ids, the count of answers, then the count of those that an ending server waits for. */
    private static void wrap(Server server, LastAnswers lastAnswers, Metrics metrics) {
        server.insertHandler(new GracefulHandler());
        server.insertHandler(lastAnswers);
        server.insertHandler(new CountedAnswers(metrics.answers()));
        server.insertHandler(new RequestIds());
        server.setStopTimeout(LAST_REQUESTS.toMillis());
    }

    private static List<RouteGroup> groups(ApiParts parts, PageSessions sessions, LiveDoor door) {
        var callers = door.callers();
        var operators = new OperatorDoor(new AdminDoor(parts.config().keys()), sessions);
        var groups = new ArrayList<RouteGroup>();
        groups.add(new TrailingSlashes());
        groups.add(new GoogleRoutes());
        groups.add(new HealthRoutes(parts.readiness(), parts.config().roles()));
        groups.addAll(metrics(parts.config().http(), parts.metrics()));
        groups.addAll(BotParts.groups(parts, callers));
        groups.addAll(WebParts.groups(parts, sessions, door, operators));
        groups.add(new WebhookRoutes(callers, parts.webhooks()));
        groups.addAll(AdminParts.groups(parts, callers, operators));
        return groups;
    }

    /** None where they have a port of their own. */
    private static List<RouteGroup> metrics(HttpSettings settings, Metrics metrics) {
        return settings.metricsPort() == 0 ? List.of(new MetricsRoutes(metrics)) : List.of();
    }

    static Connector connector(Server server, HttpConfiguration http, HttpSettings settings) {
        // Else each connection keeps a table of the headers that it has seen: 100 kB for each of a thousand bots.
        http.setHeaderCacheSize(0);
        var connector = new ServerConnector(server, new HttpConnectionFactory(http));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        connector.setIdleTimeout(IDLE.toMillis());
        connector.setShutdownIdleTimeout(LAST_FRAMES.toMillis());
        return connector;
    }

    private static void configure(JavalinConfig config, List<RouteGroup> groups) {
        config.concurrency.useVirtualThreads = true;
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.maxRequestSize = BodyText.MOST;
        config.http.prefer405over404 = true;
        CrossOrigin.allow(config);
        config.jetty.modifyServer(server -> server.setErrorHandler(new ServerErrors()));
        config.jsonMapper(new JavalinJackson3(Json.MAPPER, true));
        groups.forEach(group -> group.register(config.routes));
        config.routes.exception(
                Refusal.class, (e, context) -> context.status(e.status()).json(e.body()));
        config.routes.exception(HttpResponseException.class, ApiServer::refuse);
        config.routes.exception(Exception.class, ApiServer::fail);
    }

    private static void fail(Exception e, Context context) {
        if (DatabaseAway.isCauseOf(e)) {
            LOG.warn("{} {}: the database is away", context.method(), context.path());
            refuse(context.header("Retry-After", "2"), 503, "The database is not available.");
        } else if (e instanceof Turns.NoTurn) {
            LOG.warn("{} {}: {}", context.method(), context.path(), e.getMessage());
            refuse(context.header("Retry-After", "2"), 503, "Too many bots report at once.");
        } else {
            LOG.error("{} {} failed", context.method(), context.path(), e);
            refuse(context, 500, "Internal Server Error");
        }
    }

    private static void refuse(HttpResponseException e, Context context) {
        if (e.getStatus() == 405) {
            context.header("Allow", String.join(", ", e.getDetails().values()));
        }
        refuse(context, e.getStatus(), detail(e));
    }

    private static void refuse(Context context, int status, String detail) {
        context.status(status).json(new Refusal.Detail(detail));
    }

    private static String detail(HttpResponseException e) {
        return switch (e.getStatus()) {
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            default -> String.valueOf(e.getMessage());
        };
    }

    private static String reachable(String host) {
        return host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    }

    /** {@code http://HOST:PORT} without a slash at the end. */
    public URI base() {
        return base;
    }

    /** From now on each answer ends its connection: whoever asks again is led to another replica. */
    public void sendAway() {
        lastAnswers.begin();
    }

    /** Takes no new connections; those that are there may go on. */
    public void stopAccepting() {
        for (var connector : javalin.jettyServer().server().getConnectors()) {
            var _ = connector.shutdown();
        }
    }

    /** What is answered, each as method and path: {@code GET /meetings/{id}}. */
    public List<String> routes() {
        var router = javalin.unsafe.internalRouter;
        var plain = router.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path);
        var sockets = router.allWsHandlers().stream().map(socket -> "GET " + socket.getPath());
        return Stream.concat(plain, sockets).toList();
    }

    /** Lets requests that are being worked on come to their end, for a while, and refuses further ones. */
    @Override
    public void close() {
        javalin.stop();
        atEnd.run();
    }
}
