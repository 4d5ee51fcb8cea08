package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import com.vomeet.contract.SettingRow;
import com.vomeet.contract.Settings;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link ManagerConfig}; with the readers beside it the one place that knows the variables' names, meanings and defaults. */
final class EnvironmentReader {
    static final int DEFAULT_PORT = 8056;
    /** In a pod, where nobody else listens. */
    static final int POD_PORT = 8080;

    private static final String[] OURS = {
        "VOMEET_",
        "K8S_",
        "FLEET_",
        "SCHEDULE_",
        "DATABASE_",
        "REDIS_",
        "BOT_",
        "PROCESS_",
        "WEBHOOK_",
        "RATE_LIMIT_",
        "LOG_",
        "METRICS_",
        "SIGNING_",
        "ADMIN_",
        "DRAIN_",
        "ORCHESTRATOR_",
        "DOCKER_BOT_",
        "OTEL_"
    };
    /** Set by the launcher for itself, and what is handed on to bots. */
    private static final Set<String> OTHERS = Set.of("VOMEET_JAVA_HOME", "BOT_BROWSER", "BOT_CHROMIUM", "BOT_CA");

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
        var unknown = settings.unknown(OURS).stream()
                .filter(name -> !OTHERS.contains(name))
                .toList();
        return new ManagerConfig.Result.Valid(config, unknown, settings.rows());
    }

    /** With Jobs for bots, since that asks for the most, and with what only containers want. */
    static List<SettingRow> all() {
        var settings = new Settings(Map.of("ORCHESTRATOR", "k8s"));
        var _ = new EnvironmentReader(settings, Optional.of("NAMESPACE")).config();
        settings.group(DockerReader.GROUP);
        var _ = new DockerReader(settings).read();
        return settings.rows();
    }

    private ManagerConfig config() {
        var roles = roles();
        var database = new DatabaseReader(settings).read();
        settings.group("Redis");
        var redis = new RedisReader(settings);
        var redisUrl = redis.managers();
        var botsRedisUrl = redis.bots(redisUrl);
        settings.group("Bots");
        var kind = orchestrator();
        var http = http(kind, roles);
        var bots = bots(kind, botsRedisUrl);
        var config = new ManagerConfig(
                database,
                redisUrl,
                http,
                bots,
                meetings(),
                new KeysReader(settings).read(),
                new FleetReader(settings).read(kind),
                roles,
                new WebhookReader(settings).read(),
                TraceConfig.read(settings),
                failpoint());
        LogSettings.read(settings);
        return config;
    }

    private @Nullable Path failpoint() {
        settings.group("Tests");
        var folder = settings.of("FAILPOINT", "a folder that says before or after which write this program ends")
                .text()
                .map(Path::of)
                .orElse(null);
        if (folder != null && !Files.isDirectory(folder)) {
            settings.problem("FAILPOINT", "is for tests only, and must be a folder: " + folder);
        }
        return folder;
    }

    private Set<Role> roles() {
        settings.group("Roles");
        var roles = EnumSet.noneOf(Role.class);
        var all = Role.ALL.stream().map(Role::word).sorted().toList();
        for (var word : settings.of("ROLES", "what this replica does; all replicas get the same settings besides")
                .allowed("`" + String.join("`, `", all) + "`, separated by commas")
                .otherwise("all of them")
                .words()) {
            Role.find(word)
                    .ifPresentOrElse(
                            roles::add,
                            () -> settings.problem("ROLES", "knows no '" + word + "', only " + String.join(", ", all)));
        }
        return roles.isEmpty() ? Role.ALL : roles;
    }

    private HttpSettings http(OrchestratorKind kind, Set<Role> roles) {
        settings.group("HTTP");
        return new HttpSettings(
                settings.of("HOST", "the address at which it listens")
                        .otherwise("`127.0.0.1`; in a pod `0.0.0.0`")
                        .text(ownNamespace.isPresent() ? "0.0.0.0" : "127.0.0.1"),
                settings.of("PORT", "where it listens; 0 takes any port that is free")
                        .otherwise("`" + DEFAULT_PORT + "`; in a pod `" + POD_PORT + "`")
                        .number(ownNamespace.isPresent() ? POD_PORT : DEFAULT_PORT, 0, 65_535),
                settings.of("METRICS_PORT", "where `/metrics` is, if not with the API")
                        .otherwise("0: at `PORT`")
                        .number(0, 0, 65_535),
                callback(kind, roles).orElse(null),
                settings.of(
                                "LEGACY_CALLBACKS",
                                "bots of the first vomeet are heard, which sign nothing: whoever learns a connection id can"
                                        + " then report for a bot that has not signed yet")
                        .flag(false),
                limits(),
                Duration.ofMillis(settings.of(
                                "DRAIN_MS",
                                "after SIGTERM it goes on answering for so long, while `/readyz` says 503: what a balancer takes"
                                        + " to notice")
                        .number(0, 0, 60_000)));
    }

    private LimitSettings limits() {
        var usual = LimitSettings.DEFAULT;
        return new LimitSettings(
                settings.of("RATE_LIMIT_PER_SECOND", "requests of one API key, counted by each replica; 0: no limit")
                        .number(usual.perSecond(), 0, LimitSettings.MOST),
                settings.of("RATE_LIMIT_BURST", "requests of one API key at once, after a pause")
                        .number(usual.burst(), 1, LimitSettings.MOST));
    }

    /** The guide's name first; in a cluster the Service that the charts make. */
    private Optional<URI> callback(OrchestratorKind kind, Set<Role> roles) {
        var told = settings.of(
                        "K8S_BOT_MANAGER_CALLBACK_URL", "`BOT_MANAGER_CALLBACK_URL` by the guide's name, which wins")
                .otherwise(
                        "in a pod `http://bot-manager.NAMESPACE:8080/bots/internal/callback/exited`, with the manager's"
                                + " own namespace; with `k8s` outside of a cluster required")
                .url("http", "https");
        var other = settings.of("BOT_MANAGER_CALLBACK_URL", "what bots are told: `…/bots/internal/callback/exited`")
                .otherwise("the manager's own address; with `docker` `" + DockerReader.CALLBACK
                        + "`, unless `DOCKER_NETWORK` is `host`")
                .url("http", "https");
        var found = told.or(() -> other);
        if (found.isPresent() || wasTold()) {
            return found;
        }
        if (kind == OrchestratorKind.KUBERNETES) {
            if (ownNamespace.isEmpty()) {
                settings.problem(
                        "K8S_BOT_MANAGER_CALLBACK_URL",
                        "is missing: where bots in the cluster reach this manager, which is outside of it");
            }
            return ownNamespace.map(namespace ->
                    URI.create("http://bot-manager." + namespace + ":" + POD_PORT + "/bots/internal/callback/exited"));
        }
        if (kind == OrchestratorKind.DOCKER && !new DockerReader(settings).isOnTheMachine()) {
            return Optional.of(DockerReader.CALLBACK);
        }
        if (roles.contains(Role.FLEET) && !roles.contains(Role.API)) {
            settings.problem("BOT_MANAGER_CALLBACK_URL", "is missing: where the replica is that has the role api");
        }
        return found;
    }

    private boolean wasTold() {
        return settings.text("K8S_BOT_MANAGER_CALLBACK_URL").isPresent()
                || settings.text("BOT_MANAGER_CALLBACK_URL").isPresent();
    }

    private BotSettings bots(OrchestratorKind kind, Secret redisUrl) {
        settings.group("Bots as Kubernetes Jobs");
        var kubernetes = kind == OrchestratorKind.KUBERNETES ? new KubernetesReader(settings).read() : null;
        settings.group(DockerReader.GROUP);
        var docker = kind == OrchestratorKind.DOCKER ? new DockerReader(settings).read() : null;
        settings.group("Bots");
        var process = settings.of(
                        "PROCESS_BOT_COMMAND", "the bot's program first; `{dir}` stands for the bot's own folder")
                .otherwise("required with `process`");
        if (kind == OrchestratorKind.PROCESS) {
            process.required("a JSON list, the bot's program first");
        }
        return new BotSettings(
                kind,
                process.jsonList(),
                Path.of(settings.of("STATE_DIR", "one folder for each bot; outlives the manager (`process`)")
                        .text("/var/lib/vomeet")),
                settings.of("WHISPER_LIVE_URL", "the speech server as the bots see it")
                        .required("the speech server's address, ws://...")
                        .url("ws", "wss")
                        .orElse(URI.create("ws://missing")),
                redisUrl,
                longest(kubernetes),
                kubernetes,
                docker);
    }

    /** The cluster's deadline counts too, and the bot has to know it. */
    private Duration longest(@Nullable KubernetesSettings kubernetes) {
        var own = settings.of("MAX_BOT_SECONDS", "after this long a bot has to be gone")
                .otherwise("`7200`; with `k8s` the Job's deadline, if that is less or this is not set")
                .number(7_200, 60, 7 * 86_400);
        if (kubernetes == null) {
            return Duration.ofSeconds(own);
        }
        var deadline = kubernetes.jobs().deadlineSeconds();
        return Duration.ofSeconds(settings.text("MAX_BOT_SECONDS").isPresent() ? Math.min(own, deadline) : deadline);
    }

    private OrchestratorKind orchestrator() {
        var word = settings.of(
                        "ORCHESTRATOR",
                        "what runs the bots: a container for each, a Job for each, processes of this machine, or nothing")
                .allowed("`docker`, `k8s` or `kubernetes`, `process`, `none`")
                .text("docker");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "k8s", "kubernetes" -> OrchestratorKind.KUBERNETES;
            case "process" -> OrchestratorKind.PROCESS;
            case "none" -> OrchestratorKind.NONE;
            case "docker" -> OrchestratorKind.DOCKER;
            default -> {
                settings.problem("ORCHESTRATOR", "must be docker, k8s, process or none, not '" + word + "'");
                yield OrchestratorKind.NONE;
            }
        };
    }

    private MeetingHosts meetings() {
        settings.group("Meetings");
        return new MeetingHosts(
                settings.of("LAB_URL", "the lab's address: its meetings are allowed")
                        .url("http", "https")
                        .orElse(null),
                settings.of("ALLOWED_MEETING_HOSTS", "host names besides the platforms' own").words().stream()
                        .map(host -> host.toLowerCase(Locale.ROOT))
                        .toList());
    }
}
