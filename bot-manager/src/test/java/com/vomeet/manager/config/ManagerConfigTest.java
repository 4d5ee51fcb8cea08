package com.vomeet.manager.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.FieldProblem;
import com.vomeet.trace.TraceSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ManagerConfigTest {
    private static final String KEY = "0123456789abcdef0123456789abcdef";

    private static Map<String, String> least() {
        return new HashMap<>(Map.of(
                "DATABASE_URL", "jdbc:postgresql://db:5432/vomeet",
                "REDIS_URL", "redis://redis:6379/0",
                "WHISPER_LIVE_URL", "ws://speech:9090",
                "ORCHESTRATOR", "process",
                "PROCESS_BOT_COMMAND", "[\"java\",\"com.vomeet.bot.Main\"]",
                "SIGNING_KEY", KEY));
    }

    private static ManagerConfig valid(Map<String, String> environment) {
        return switch (ManagerConfig.read(environment)) {
            case ManagerConfig.Result.Valid(var config, var _, var _) -> config;
            case ManagerConfig.Result.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    private static List<FieldProblem> problems(Map<String, String> environment) {
        return switch (ManagerConfig.read(environment)) {
            case ManagerConfig.Result.Valid _ -> List.of();
            case ManagerConfig.Result.Invalid(var problems) -> problems;
        };
    }

    /** A bot works in its own folder in there, and finds its script by that path. */
    @Test
    void aRelativeFolderForBotsIsTheOneOfWhereTheManagerWasStarted() {
        var environment = least();
        environment.put("STATE_DIR", "a/../bots");
        assertThat(valid(environment).bots().stateDir())
                .isEqualTo(Path.of("").toAbsolutePath().resolve("bots"));
    }

    @Test
    void whatIsNotSetHasItsDefault() {
        assertThat(valid(least()))
                .isEqualTo(new ManagerConfig(
                        new DatabaseSettings("jdbc:postgresql://db:5432/vomeet", "postgres", Secret.of(""), 20),
                        Secret.of("redis://redis:6379/0"),
                        new HttpSettings(
                                "127.0.0.1",
                                8056,
                                null,
                                false,
                                new LimitSettings(100, 1_000, 1_000, Duration.ofSeconds(10))),
                        new BotSettings(
                                OrchestratorKind.PROCESS,
                                List.of("java", "com.vomeet.bot.Main"),
                                Path.of("/var/lib/vomeet"),
                                URI.create("ws://speech:9090"),
                                Secret.of("redis://redis:6379/0"),
                                Duration.ofHours(2),
                                null),
                        new MeetingHosts(null, List.of()),
                        new Keys(Secret.of(KEY), null),
                        new FleetTimings(
                                Duration.ofSeconds(5),
                                Duration.ofSeconds(30),
                                Duration.ofSeconds(120),
                                Duration.ofSeconds(40),
                                Duration.ofSeconds(35),
                                Duration.ofSeconds(45),
                                Duration.ofSeconds(2),
                                Duration.ofMinutes(10),
                                new WaitPatience(
                                        Duration.ofMinutes(5),
                                        Duration.ofMinutes(15),
                                        Duration.ofMinutes(2),
                                        Duration.ofMinutes(1),
                                        Duration.ofMinutes(5),
                                        Duration.ZERO),
                                new ScheduleTimings(
                                        Duration.ofSeconds(75), Duration.ofSeconds(60), Duration.ofDays(366))),
                        Role.ALL,
                        WebhookSettings.DEFAULT));
    }

    @Test
    void everyKeyIsRead() {
        var environment = least();
        environment.putAll(Map.of(
                "DATABASE_USER", "ann",
                "DATABASE_PASSWORD", "secret",
                "DATABASE_POOL_SIZE", "7",
                "HOST", "0.0.0.0",
                "PORT", "0",
                "BOT_MANAGER_CALLBACK_URL", "http://manager:8080/bots/internal/callback/exited",
                "STATE_DIR", "/srv/state",
                "MAX_BOT_SECONDS", "600",
                "LAB_URL", "http://127.0.0.1:4000",
                "ALLOWED_MEETING_HOSTS", "Meet.Example.org, other.example.org,"));
        environment.putAll(Map.of(
                "ADMIN_API_TOKEN", "admin",
                "BOT_REDIS_URL", "redis://bot:word@redis:6379/0",
                "FLEET_SWEEP_EVERY_MS", "1",
                "FLEET_SILENT_AFTER_MS", "2",
                "FLEET_REQUESTED_PATIENCE_MS", "3",
                "FLEET_LEAVE_PATIENCE_MS", "4",
                "FLEET_KILL_GRACE_MS", "5",
                "FLEET_EXIT_PATIENCE_MS", "6",
                "FLEET_LAST_WORD_PATIENCE_MS", "7",
                "FLEET_KEEP_ENDED_MS", "8"));
        environment.putAll(Map.of(
                "SIGNING_KEY_PREVIOUS", "before",
                "ADMIN_API_TOKEN_PREVIOUS", "admin before",
                "FLEET_POD_PATIENCE_MS", "9",
                "FLEET_CAPACITY_PATIENCE_MS", "10",
                "FLEET_IMAGE_PATIENCE_MS", "11",
                "FLEET_CONFIGURATION_PATIENCE_MS", "12",
                "FLEET_START_PATIENCE_MS", "13",
                "FLEET_NODE_PATIENCE_MS", "14"));
        environment.putAll(Map.of(
                "SCHEDULE_AHEAD_MS", "15",
                "SCHEDULE_SEAT_PATIENCE_MS", "16",
                "SCHEDULE_FURTHEST_DAYS", "17",
                "LEGACY_CALLBACKS", "true",
                "ROLES", "fleet, API",
                "WEBHOOK_ALLOWED_NETWORKS", "10.1.0.0/16,fd00::/8",
                "RATE_LIMIT_PER_SECOND", "18",
                "RATE_LIMIT_BURST", "19",
                "METRICS_PORT", "9464",
                "DRAIN_MS", "20"));
        environment.putAll(Map.of("LIVE_CONNECTIONS", "21", "LIVE_CHECK_MS", "2200"));
        assertThat(valid(environment))
                .isEqualTo(new ManagerConfig(
                        new DatabaseSettings("jdbc:postgresql://db:5432/vomeet", "ann", Secret.of("secret"), 7),
                        Secret.of("redis://redis:6379/0"),
                        new HttpSettings(
                                "0.0.0.0",
                                0,
                                9464,
                                URI.create("http://manager:8080/bots/internal/callback/exited"),
                                true,
                                new LimitSettings(18, 19, 21, Duration.ofMillis(2_200)),
                                Duration.ofMillis(20)),
                        new BotSettings(
                                OrchestratorKind.PROCESS,
                                List.of("java", "com.vomeet.bot.Main"),
                                Path.of("/srv/state"),
                                URI.create("ws://speech:9090"),
                                Secret.of("redis://bot:word@redis:6379/0"),
                                Duration.ofMinutes(10),
                                null),
                        new MeetingHosts(
                                URI.create("http://127.0.0.1:4000"), List.of("meet.example.org", "other.example.org")),
                        new Keys(Secret.of(KEY), Secret.of("before"), Secret.of("admin"), Secret.of("admin before")),
                        new FleetTimings(
                                Duration.ofMillis(1),
                                Duration.ofMillis(2),
                                Duration.ofMillis(3),
                                Duration.ofMillis(4),
                                Duration.ofMillis(5),
                                Duration.ofMillis(6),
                                Duration.ofMillis(7),
                                Duration.ofMillis(8),
                                new WaitPatience(
                                        Duration.ofMillis(9),
                                        Duration.ofMillis(10),
                                        Duration.ofMillis(11),
                                        Duration.ofMillis(12),
                                        Duration.ofMillis(13),
                                        Duration.ofMillis(14)),
                                new ScheduleTimings(Duration.ofMillis(15), Duration.ofMillis(16), Duration.ofDays(17))),
                        Set.of(Role.FLEET, Role.API),
                        new WebhookSettings(List.of(Network.of("10.1.0.0/16"), Network.of("fd00::/8")))));
    }

    @Test
    void whatIsTracedIsRead() {
        var environment = least();
        environment.putAll(Map.of(
                "OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318",
                "OTEL_SERVICE_NAME", "notes",
                "BOT_OTEL_EXPORTER_OTLP_ENDPOINT", "http://node:4318"));
        assertThat(valid(environment).traces())
                .isEqualTo(new TraceConfig(
                        new TraceSettings(URI.create("http://collector:4318"), Map.of(), "notes", Map.of(), 1),
                        URI.create("http://node:4318")));
    }

    @Test
    void botsSendTheirSpansWhereTheManagerDoesUnlessTheyAreToldAnotherPlace() {
        var environment = least();
        environment.put("BOT_OTEL_EXPORTER_OTLP_ENDPOINT", "http://node:4318");
        assertThat(valid(environment).traces()).isEqualTo(TraceConfig.OFF);
        environment.remove("BOT_OTEL_EXPORTER_OTLP_ENDPOINT");
        environment.put("OTEL_EXPORTER_OTLP_ENDPOINT", "http://collector:4318");
        assertThat(valid(environment).traces().botCollector()).isEqualTo(URI.create("http://collector:4318"));
    }

    @Test
    void everythingThatIsMissingIsNamedAtOnce() {
        assertThat(problems(Map.of()))
                .extracting(FieldProblem::field)
                .containsExactly("DATABASE_URL", "REDIS_URL", "WHISPER_LIVE_URL", "SIGNING_KEY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DATABASE_URL | postgres://db/x | must begin with jdbc:postgresql://",
                "DATABASE_POOL_SIZE | 1 | must be a whole number from 2 to 500, not '1'",
                "BOT_REDIS_URL | bot:word@redis | must be an address that begins with redis:// or rediss://",
                "REDIS_URL | http://redis | must be an address that begins with redis:// or rediss://",
                "PORT | 70000 | must be a whole number from 0 to 65535, not '70000'",
                "PORT | eight | must be a whole number from 0 to 65535, not 'eight'",
                "WHISPER_LIVE_URL | speech:9090 | must be an address that begins with ws:// or wss://",
                "ORCHESTRATOR | nomad | must be docker, k8s, process or none, not 'nomad'",
                "PROCESS_BOT_COMMAND | java Main | must be a JSON list of words, the program first",
                "PROCESS_BOT_COMMAND | [] | must be a JSON list of words, the program first",
                "PROCESS_BOT_COMMAND | [null] | must be a JSON list of words, the program first",
                "PROCESS_BOT_COMMAND | '' | is missing: a JSON list, the bot's program first",
                "MAX_BOT_SECONDS | 5 | must be a whole number from 60 to 604800, not '5'",
                "LEGACY_CALLBACKS | yes | must be false or true, not 'yes'",
                "SCHEDULE_FURTHEST_DAYS | 0 | must be a whole number from 1 to 3660, not '0'",
                "LAB_URL | /lab | must be an address that begins with http:// or https://",
                "SIGNING_KEY | short | must have 32 characters or more",
                "WEBHOOK_ALLOWED_NETWORKS | 10.1.0.0/8"
                        + " | must be networks like 10.1.0.0/16 with commas between them, not '10.1.0.0/8'",
                "ROLES | api,bots | knows no 'bots', only api, fleet, transcripts, webhooks",
                "LOG_FORMAT | xml | must be json or text, not 'xml'",
                "LOG_LEVEL | loud | must be debug, error, info, warn or warning, not 'loud'",
                "ADMIN_API_TOKEN | 0123456789abcdef0123456789abcdef"
                        + " | must not be the SIGNING_KEY: who administers need not be able to sign"
            })
    void eachKeyHasItsRule(String name, String value, String problem) {
        var environment = least();
        environment.put(name, value);
        assertThat(problems(environment)).containsExactly(new FieldProblem(name, problem));
    }

    @Test
    void aWrongSecretIsNotRepeated() {
        var environment = least();
        environment.put("REDIS_URL", "http://user:hunter2@redis");
        environment.put("SIGNING_KEY", "hunter2");
        assertThat(problems(environment).toString()).doesNotContain("hunter2");
    }

    @Test
    void secretsAreNotPrinted() {
        var environment = least();
        environment.put("DATABASE_PASSWORD", "hunter2");
        environment.put("ADMIN_API_TOKEN", "hunter2");
        assertThat(valid(environment).toString()).doesNotContain("hunter2").doesNotContain(KEY);
    }

    @Test
    void namesThatLookLikeSettingsAndAreNoneAreNamed() {
        var environment = least();
        environment.putAll(Map.of(
                "VOMEET_TYPO", "1",
                "K8S_BOT_IMAGE", "x",
                "VOMEET_JAVA_HOME", "/jdk",
                "VOMEET_BOT_MANAGER_SERVICE_HOST", "10.0.0.1",
                "VOMEET_BOT_MANAGER_PORT_8080_TCP", "tcp://10.0.0.1:8080",
                "HOME", "/root"));
        assertThat(ManagerConfig.read(environment))
                .isInstanceOfSatisfying(
                        ManagerConfig.Result.Valid.class,
                        valid -> assertThat(valid.unknown()).containsExactly("K8S_BOT_IMAGE", "VOMEET_TYPO"));
    }
}
