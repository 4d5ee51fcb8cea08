package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link ManagerConfig}; the one place that knows the variables' names and defaults. */
final class EnvironmentReader {
    static final int DEFAULT_PORT = 8056;
    /** In a pod, where nobody else listens. */
    static final int POD_PORT = 8080;

    static final int SIGNING_KEY_LENGTH = 32;
    /** Set by the launcher for itself. */
    private static final Set<String> OTHERS = Set.of("VOMEET_JAVA_HOME");

    private final Settings settings;
    private final Optional<String> ownNamespace;

    private EnvironmentReader(Settings settings, Optional<String> ownNamespace) {
        this.settings = settings;
        this.ownNamespace = ownNamespace;
    }

    static ManagerConfig.Result read(Map<String, String> environment, Optional<String> ownNamespace) {
        var settings = new Settings(environment);
        var config = new EnvironmentReader(settings, ownNamespace).config();
        if (!settings.problems().isEmpty()) {
            return new ManagerConfig.Result.Invalid(settings.problems());
        }
        return new ManagerConfig.Result.Valid(config, unknown(environment, settings.known()));
    }

    /** Kubernetes puts addresses of services named vomeet-... into the same name space: those are nobody's mistake. */
    private static List<String> unknown(Map<String, String> environment, Set<String> known) {
        return environment.keySet().stream()
                .filter(name -> name.startsWith("VOMEET_") || name.startsWith("K8S_"))
                .filter(name -> !known.contains(name) && !OTHERS.contains(name))
                .filter(name -> !name.matches(".*_(SERVICE_HOST|(SERVICE_)?PORT(_.*)?)"))
                .sorted()
                .toList();
    }

    private ManagerConfig config() {
        var database = database();
        var redis = new RedisReader(settings);
        var redisUrl = redis.managers();
        var kind = orchestrator();
        return new ManagerConfig(
                database,
                redisUrl,
                http(kind),
                bots(kind, redis.bots(redisUrl)),
                meetings(),
                keys(),
                fleet(kind),
                webhooks());
    }

    /** The database's part alone, for programs that need no more. */
    static DatabaseSettings.Result readDatabase(Map<String, String> environment) {
        var settings = new Settings(environment);
        var database = new EnvironmentReader(settings, Optional.empty()).database();
        return settings.problems().isEmpty()
                ? new DatabaseSettings.Result.Valid(database)
                : new DatabaseSettings.Result.Invalid(settings.problems());
    }

    private DatabaseSettings database() {
        var url = settings.required("DATABASE_URL", "jdbc:postgresql://HOST:PORT/NAME");
        if (!url.isEmpty() && !url.startsWith("jdbc:postgresql://")) {
            settings.problem("DATABASE_URL", "must begin with jdbc:postgresql://");
        }
        return new DatabaseSettings(
                url,
                settings.text("DATABASE_USER").orElse("postgres"),
                settings.secret("DATABASE_PASSWORD").orElse(Secret.of("")),
                settings.number("DATABASE_POOL_SIZE", 20, 2, 500));
    }

    private HttpSettings http(OrchestratorKind kind) {
        return new HttpSettings(
                settings.text("HOST").orElse(ownNamespace.isPresent() ? "0.0.0.0" : "127.0.0.1"),
                settings.number("PORT", ownNamespace.isPresent() ? POD_PORT : DEFAULT_PORT, 0, 65_535),
                callback(kind).orElse(null),
                limits());
    }

    private LimitSettings limits() {
        var usual = LimitSettings.DEFAULT;
        return new LimitSettings(
                settings.number("RATE_LIMIT_PER_SECOND", usual.perSecond(), 0, LimitSettings.MOST),
                settings.number("RATE_LIMIT_BURST", usual.burst(), 1, LimitSettings.MOST));
    }

    /** The guide's name first; in a cluster the Service that the charts make. */
    private Optional<URI> callback(OrchestratorKind kind) {
        var told = settings.url("K8S_BOT_MANAGER_CALLBACK_URL", "http", "https");
        var found = told.or(() -> settings.url("BOT_MANAGER_CALLBACK_URL", "http", "https"));
        if (found.isPresent() || kind != OrchestratorKind.KUBERNETES) {
            return found;
        }
        if (ownNamespace.isEmpty()
                && settings.text("K8S_BOT_MANAGER_CALLBACK_URL").isEmpty()
                && settings.text("BOT_MANAGER_CALLBACK_URL").isEmpty()) {
            settings.problem(
                    "K8S_BOT_MANAGER_CALLBACK_URL",
                    "is missing: where bots in the cluster reach this manager, which is outside of it");
        }
        return ownNamespace.map(namespace ->
                URI.create("http://bot-manager." + namespace + ":" + POD_PORT + "/bots/internal/callback/exited"));
    }

    private BotSettings bots(OrchestratorKind kind, Secret redisUrl) {
        var kubernetes = kind == OrchestratorKind.KUBERNETES ? new KubernetesReader(settings).read() : null;
        var command = settings.jsonList("PROCESS_BOT_COMMAND");
        if (kind == OrchestratorKind.PROCESS
                && settings.text("PROCESS_BOT_COMMAND").isEmpty()) {
            settings.problem("PROCESS_BOT_COMMAND", "is missing: a JSON list, the bot's program first");
        }
        settings.required("WHISPER_LIVE_URL", "the speech server's address, ws://...");
        return new BotSettings(
                kind,
                command,
                Path.of(settings.text("STATE_DIR").orElse("/var/lib/vomeet")),
                settings.url("WHISPER_LIVE_URL", "ws", "wss").orElse(URI.create("ws://missing")),
                redisUrl,
                longest(kubernetes),
                kubernetes);
    }

    /** The cluster's deadline counts too, and the bot has to know it. */
    private Duration longest(@Nullable KubernetesSettings kubernetes) {
        var own = settings.number("MAX_BOT_SECONDS", 7_200, 60, 7 * 86_400);
        if (kubernetes == null) {
            return Duration.ofSeconds(own);
        }
        var deadline = kubernetes.jobs().deadlineSeconds();
        return Duration.ofSeconds(settings.text("MAX_BOT_SECONDS").isPresent() ? Math.min(own, deadline) : deadline);
    }

    private OrchestratorKind orchestrator() {
        var word = settings.text("ORCHESTRATOR").orElse("docker");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "k8s", "kubernetes" -> OrchestratorKind.KUBERNETES;
            case "process" -> OrchestratorKind.PROCESS;
            case "none" -> OrchestratorKind.NONE;
            case "docker" -> {
                settings.problem(
                        "ORCHESTRATOR",
                        "is docker, which is also meant when it is not set and is not in this version: set k8s"
                                + " (a Job for each bot), process (bots on this machine) or none (runs nothing)");
                yield OrchestratorKind.NONE;
            }
            default -> {
                settings.problem("ORCHESTRATOR", "must be k8s, process or none, not '" + word + "'");
                yield OrchestratorKind.NONE;
            }
        };
    }

    private MeetingHosts meetings() {
        return new MeetingHosts(
                settings.url("LAB_URL", "http", "https").orElse(null),
                settings.words("ALLOWED_MEETING_HOSTS").stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList());
    }

    private WebhookSettings webhooks() {
        var networks = new ArrayList<Network>();
        for (var word : settings.words("WEBHOOK_ALLOWED_NETWORKS")) {
            Network.parse(word)
                    .ifPresentOrElse(
                            networks::add,
                            () -> settings.problem(
                                    "WEBHOOK_ALLOWED_NETWORKS",
                                    "must be networks like 10.1.0.0/16 with commas between them, not '" + word + "'"));
        }
        return new WebhookSettings(networks);
    }

    private Keys keys() {
        var signing = settings.required("SIGNING_KEY", SIGNING_KEY_LENGTH + " characters or more, random, kept secret");
        if (!signing.isEmpty() && signing.length() < SIGNING_KEY_LENGTH) {
            settings.problem("SIGNING_KEY", "must have " + SIGNING_KEY_LENGTH + " characters or more");
        }
        var admin = settings.secret("ADMIN_API_TOKEN");
        var adminBefore = settings.secret("ADMIN_API_TOKEN_PREVIOUS");
        if (admin.isPresent() && admin.get().reveal().equals(signing)) {
            settings.problem(
                    "ADMIN_API_TOKEN", "must not be the SIGNING_KEY: who administers need not be able to sign");
        }
        if (admin.isEmpty() && adminBefore.isPresent()) {
            settings.problem("ADMIN_API_TOKEN", "is missing, and ADMIN_API_TOKEN_PREVIOUS is set");
        }
        return new Keys(
                Secret.of(signing),
                settings.secret("SIGNING_KEY_PREVIOUS").orElse(null),
                admin.orElse(null),
                adminBefore.orElse(null));
    }

    private FleetTimings fleet(OrchestratorKind kind) {
        var usual = FleetTimings.DEFAULT;
        return new FleetTimings(
                settings.millis("FLEET_SWEEP_EVERY_MS", usual.sweepEvery()),
                settings.millis("FLEET_SILENT_AFTER_MS", usual.silentAfter()),
                settings.millis("FLEET_REQUESTED_PATIENCE_MS", usual.requestedPatience()),
                settings.millis("FLEET_LEAVE_PATIENCE_MS", usual.leavePatience()),
                settings.millis("FLEET_KILL_GRACE_MS", usual.killGrace()),
                settings.millis("FLEET_EXIT_PATIENCE_MS", usual.exitPatience()),
                settings.millis("FLEET_LAST_WORD_PATIENCE_MS", usual.lastWordPatience()),
                settings.millis("FLEET_KEEP_ENDED_MS", usual.keepEnded()),
                waits(kind));
    }

    private WaitPatience waits(OrchestratorKind kind) {
        var usual = WaitPatience.DEFAULT;
        var node = kind == OrchestratorKind.KUBERNETES ? WaitPatience.NODE_IN_CLUSTER : usual.node();
        return new WaitPatience(
                settings.millis("FLEET_POD_PATIENCE_MS", usual.pod()),
                settings.millis("FLEET_CAPACITY_PATIENCE_MS", usual.capacity()),
                settings.millis("FLEET_IMAGE_PATIENCE_MS", usual.image()),
                settings.millis("FLEET_CONFIGURATION_PATIENCE_MS", usual.configuration()),
                settings.millis("FLEET_START_PATIENCE_MS", usual.start()),
                settings.millisOrNone("FLEET_NODE_PATIENCE_MS", node));
    }
}
