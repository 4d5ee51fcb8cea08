package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.parts.RedisServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as an orchestrator sees it: environment in, exit code, log and last word out. */
final class BotProgramIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = FakeManager.TOKEN.reveal();
    /** Where the launcher looks for secrets after all tests. */
    private static final Path LOGS = Path.of("target", "test-logs");

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path log;

    @BeforeEach
    void openTheLog() throws IOException {
        log = Files.createTempFile(Files.createDirectories(LOGS), "bot-", ".log");
    }

    @Test
    void aMissingConfigurationIsRefusedSoonAndNamed() throws Exception {
        environment.put("WHISPER_LIVE_URL", "ws://127.0.0.1:1/ws");
        var began = Instant.now();
        assertThat(exitCode(start(Main.class))).isEqualTo(2);
        assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(10));
        assertThat(lastWord().reason()).isEqualTo(EndReason.INVALID_CONFIG);
        assertThat(lastWord().message()).contains("BOT_CONFIG: is missing");
    }

    @Test
    void wrongFieldsAreNamedInLogAndLastWordAndTheTokenIsNot() throws Exception {
        environment.put("WHISPER_LIVE_URL", "http://wrong");
        environment.put("BOT_CONFIG", "{\"platform\":\"skype\",\"token\":\"" + TOKEN + "\",\"meeting_id\":\"x\"}");
        assertThat(exitCode(start(Main.class))).isEqualTo(2);
        assertThat(lastWord().message()).contains("platform: ", "meeting_id: ", "WHISPER_LIVE_URL: ", "botName: ");
        assertThat(log()).contains("\"level\":\"error\"", "platform: ").doesNotContain(TOKEN);
        assertThat(Files.readString(folder.resolve("last"))).doesNotContain(TOKEN);
    }

    @Test
    void aSpeechServerThatNobodyNamesIsNamedAsMissing() throws Exception {
        assertThat(exitCode(start(Main.class))).isEqualTo(2);
        assertThat(lastWord().message()).contains("BOT_CONFIG: is missing", "WHISPER_LIVE_URL: is missing");
    }

    @Test
    void whatIsNotJsonIsRefusedWithoutBeingQuoted() throws Exception {
        environment.put("WHISPER_LIVE_URL", "ws://127.0.0.1:1/ws");
        environment.put("BOT_CONFIG", "{\"token\":\"" + TOKEN + "\"");
        assertThat(exitCode(start(Main.class))).isEqualTo(2);
        assertThat(lastWord().message()).contains("is not JSON");
        assertThat(log()).doesNotContain(TOKEN);
    }

    @Test
    void aPlatformWithoutCuesEndsAsNotSupported() throws Exception {
        try (var manager = FakeManager.start(0, null)) {
            configure(config(manager, null, Platform.ZOOM), "ws://127.0.0.1:1/ws");
            assertThat(exitCode(start(Main.class))).isEqualTo(1);
            assertThat(lastWord().reason()).isEqualTo(EndReason.PLATFORM_NOT_SUPPORTED);
            assertThat(manager.statuses()).containsExactly("failed");
        }
    }

    @Test
    void aSignalLeavesTheMeetingReportsAndExitsWithItsCode() throws Exception {
        try (var redis = RedisServer.start(folder);
                var speech = FakeSpeech.start(0);
                var manager = FakeManager.start(0, redis.url())) {
            configure(
                    config(manager, redis.url(), Platform.GOOGLE_MEET),
                    speech.url().toString());
            var bot = start(FakeBotProgram.class);
            await().atMost(PATIENCE).until(() -> manager.stored.size() >= 2);
            bot.destroy();
            assertThat(exitCode(bot)).isEqualTo(143);
            assertThat(manager.statuses()).containsExactly("joining", "active", "failed");
            assertThat(manager.callbacks.getLast().reason()).isEqualTo(EndReason.TERMINATED);
            assertThat(manager.callbacks.getLast().exitCode()).isEqualTo(143);
            assertThat(lastWord().reason()).isEqualTo(EndReason.TERMINATED);
            assertThat(log()).contains("\"meeting_id\":7", "\"connection_id\":\"connection-1\"", "terminated");
            assertThat(log()).doesNotContain(TOKEN, "callback-secret-1");
        }
    }

    @Test
    void theLastWordDoesNotWaitForAManagerThatIsAway() throws Exception {
        try (var redis = RedisServer.start(folder);
                var speech = FakeSpeech.start(0)) {
            var manager = FakeManager.start(0, redis.url());
            try (manager) {
                configure(
                        config(manager, redis.url(), Platform.GOOGLE_MEET),
                        speech.url().toString());
            }
            var bot = start(FakeBotProgram.class);
            try {
                await().atMost(PATIENCE).until(() -> !speech.hellos.isEmpty());
                bot.destroy();
                // It is written into the file that is there already, as an orchestrator gives one: for a moment it is
                // empty.
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> folder.resolve("last").toFile().length() > 0);
                assertThat(bot.isAlive()).as("still tries to report").isTrue();
                assertThat(lastWord().reason()).isEqualTo(EndReason.TERMINATED);
            } finally {
                bot.destroyForcibly();
            }
        }
    }

    @Test
    void aGoodEndLeavesNothingBehind() throws Exception {
        try (var redis = RedisServer.start(folder);
                var speech = FakeSpeech.start(0);
                var manager = FakeManager.start(0, redis.url())) {
            configure(
                    config(manager, redis.url(), Platform.GOOGLE_MEET),
                    speech.url().toString());
            environment.put("BOT_TYPO", "1");
            var bot = start(FakeBotProgram.class);
            await().atMost(PATIENCE).until(() -> !manager.stored.isEmpty());
            manager.wanted = new HeartbeatAnswer(1, true, null, null, 0);
            assertThat(exitCode(bot)).isZero();
            assertThat(manager.statuses()).endsWith("completed");
            assertThat(lastWord().reason()).isEqualTo(EndReason.STOPPED);
            assertThat(log()).contains("BOT_TYPO");
            try (var left = Files.list(Files.createDirectories(folder.resolve("tmp")))) {
                assertThat(left).isEmpty();
            }
        }
    }

    @Test
    void aRedisThatTheEnvironmentNamesNeedsNoneInTheConfiguration() throws Exception {
        try (var redis = RedisServer.start(folder);
                var speech = FakeSpeech.start(0);
                var manager = FakeManager.start(0, redis.url())) {
            configure(config(manager, null, Platform.GOOGLE_MEET), speech.url().toString());
            environment.put("REDIS_URL", redis.url().toString());
            var bot = start(FakeBotProgram.class);
            await().atMost(PATIENCE).until(() -> !manager.stored.isEmpty());
            manager.wanted = new HeartbeatAnswer(1, true, null, null, 0);
            assertThat(exitCode(bot)).isZero();
        }
    }

    private void configure(BotConfig config, String whisperLive) {
        environment.put("BOT_CONFIG", Json.write(config));
        environment.put("WHISPER_LIVE_URL", whisperLive);
    }

    private static BotConfig config(FakeManager manager, @Nullable URI redis, Platform platform) {
        return new BotConfig(
                7,
                platform,
                URI.create("https://meet.example/abc-defg-hij"),
                "Vomeet",
                FakeManager.TOKEN,
                "abc-defg-hij",
                "connection-1",
                "en",
                "transcribe",
                redis == null ? null : Secret.of(redis.toString()),
                "bot-7",
                AutomaticLeave.DEFAULT,
                manager.callbackUrl(),
                null,
                null,
                FakeManager.SECRET,
                null);
    }

    private Process start(Class<?> program) throws IOException {
        var temporary = Files.createDirectories(folder.resolve("tmp"));
        var builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Djava.io.tmpdir=" + temporary,
                        "-cp",
                        System.getProperty("java.class.path"),
                        program.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment()
                .put("TERMINATION_MESSAGE_PATH", folder.resolve("last").toString());
        return builder.start();
    }

    private static int exitCode(Process bot) throws InterruptedException {
        try {
            assertThat(bot.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as("has ended")
                    .isTrue();
            return bot.exitValue();
        } finally {
            bot.destroyForcibly();
        }
    }

    private String log() throws IOException {
        return Files.readString(log);
    }

    private TerminationMessage lastWord() throws IOException {
        return Json.read(Files.readString(folder.resolve("last")), TerminationMessage.class);
    }
}
