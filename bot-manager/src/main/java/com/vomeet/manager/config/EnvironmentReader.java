package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads {@link ManagerConfig}; the one place that knows the variables' names and defaults. */
final class EnvironmentReader {
    static final int DEFAULT_PORT = 8056;
    static final int SIGNING_KEY_LENGTH = 32;
    /** Set by the launcher for itself. */
    private static final Set<String> OTHERS = Set.of("VOMEET_JAVA_HOME");

    private final Settings settings;

    private EnvironmentReader(Settings settings) {
        this.settings = settings;
    }

    static ManagerConfig.Result read(Map<String, String> environment) {
        var settings = new Settings(environment);
        var config = new EnvironmentReader(settings).config();
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
        var redisUrl = redisUrl();
        return new ManagerConfig(database, redisUrl, http(), bots(redisUrl), meetings(), keys(), fleet());
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

    private Secret redisUrl() {
        settings.required("REDIS_URL", "redis://HOST:PORT/0");
        return redis("REDIS_URL").orElse(Secret.of(""));
    }

    private Optional<Secret> redis(String name) {
        return settings.url(name, "redis", "rediss").map(uri -> Secret.of(uri.toString()));
    }

    private HttpSettings http() {
        return new HttpSettings(
                settings.text("HOST").orElse("127.0.0.1"),
                settings.number("PORT", DEFAULT_PORT, 0, 65_535),
                settings.url("BOT_MANAGER_CALLBACK_URL", "http", "https").orElse(null));
    }

    private BotSettings bots(Secret managersRedis) {
        var kind = orchestrator();
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
                redis("BOT_REDIS_URL").orElse(managersRedis),
                Duration.ofSeconds(settings.number("MAX_BOT_SECONDS", 7_200, 60, 7 * 86_400)));
    }

    private OrchestratorKind orchestrator() {
        var word = settings.required("ORCHESTRATOR", "process runs bots on this machine, none runs nothing");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "process" -> OrchestratorKind.PROCESS;
            case "none", "" -> OrchestratorKind.NONE;
            default -> {
                settings.problem("ORCHESTRATOR", "must be process or none, not '" + word + "'");
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

    private Keys keys() {
        var signing = settings.required("SIGNING_KEY", SIGNING_KEY_LENGTH + " characters or more, random, kept secret");
        if (!signing.isEmpty() && signing.length() < SIGNING_KEY_LENGTH) {
            settings.problem("SIGNING_KEY", "must have " + SIGNING_KEY_LENGTH + " characters or more");
        }
        return new Keys(Secret.of(signing), settings.secret("ADMIN_API_TOKEN").orElse(null));
    }

    private FleetTimings fleet() {
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
                usual.waits());
    }
}
