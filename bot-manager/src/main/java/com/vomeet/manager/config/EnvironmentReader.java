package com.vomeet.manager.config;

import com.vomeet.contract.SettingRow;
import com.vomeet.contract.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@link ManagerConfig}; with the readers beside it the one place that knows the variables' names, meanings and defaults. */
final class EnvironmentReader {
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
        "LIVE_",
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
        var bots = new BotsReader(settings);
        var kind = bots.orchestrator();
        var http = new HttpReader(settings, ownNamespace).read(kind, roles);
        var config = new ManagerConfig(
                database,
                redisUrl,
                http,
                bots.read(kind, botsRedisUrl),
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
