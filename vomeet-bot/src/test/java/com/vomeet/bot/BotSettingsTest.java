package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.recorder.LogLevel;
import com.vomeet.cdp.Sandbox;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.bot.BotConfigReader;
import com.vomeet.contract.bot.FieldProblem;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BotSettingsTest {
    private static final Map<String, String> LEAST = Map.of("WHISPER_LIVE_URL", "ws://speech:9090/ws");

    @TempDir
    Path folder;

    @Test
    void defaults() {
        var settings = valid(LEAST);
        assertThat(settings.whisperLive()).isEqualTo(URI.create("ws://speech:9090/ws"));
        assertThat(settings.browser()).isNull();
        assertThat(settings.chromium()).isNull();
        assertThat(settings.sandbox()).isEqualTo(Sandbox.USUAL);
        assertThat(settings.authorities()).isNull();
        assertThat(settings.dataDir()).isNull();
        assertThat(settings.cuesDir()).isNull();
        assertThat(settings.logLevel()).isEqualTo(LogLevel.INFO);
        assertThat(settings.unknown()).isEmpty();
    }

    @Test
    void everyVariableHasItsPlace() {
        var environment = new HashMap<>(LEAST);
        environment.put("BOT_CONFIG", "{}");
        environment.put("BOT_BROWSER", "headless");
        environment.put("BOT_CHROMIUM", "/bin/sh");
        environment.put("BOT_CHROME_SANDBOX", "pod");
        environment.put("BOT_CA_FILE", "/etc/hosts");
        environment.put("BOT_DATA_DIR", folder.resolve("data").toString());
        environment.put("PLATFORM_CUES_DIR", folder.toString());
        environment.put("TERMINATION_MESSAGE_PATH", "/tmp/last");
        environment.put("LOG_LEVEL", "debug");
        assertThat(valid(environment))
                .isEqualTo(new BotSettings(
                        URI.create("ws://speech:9090/ws"),
                        "headless",
                        Path.of("/bin/sh"),
                        Sandbox.POD,
                        Path.of("/etc/hosts"),
                        folder.resolve("data"),
                        folder,
                        Path.of("/tmp/last"),
                        LogLevel.DEBUG,
                        List.of()));
    }

    @Test
    void variablesThatWinOverTheConfigurationAreFieldsOfIt() {
        assertThat(BotSettings.insteadOfConfig(LEAST)).isEmpty();
        assertThat(BotSettings.insteadOfConfig(Map.of("REDIS_URL", " ", "BOT_MANAGER_CALLBACK_URL", "http://m:1/x")))
                .isEqualTo(Map.of("botManagerCallbackUrl", "http://m:1/x"));
        assertThat(BotSettings.insteadOfConfig(Map.of("REDIS_URL", "redis://r:1/0")))
                .isEqualTo(Map.of("redisUrl", "redis://r:1/0"));
    }

    @Test
    void theVariablesSpeechServerWinsOverTheConfigurations() {
        var own = Optional.of(URI.create("ws://speech:9090/ws"));
        var told = config("\"whisperLiveUrl\":\"ws://told:8000/ws\",");
        assertThat(valid(LEAST).speechServer(told)).isEqualTo(own);
        assertThat(valid(LEAST).speechServer(config(""))).isEqualTo(own);
        assertThat(valid(Map.of()).speechServer(told)).contains(URI.create("ws://told:8000/ws"));
        assertThat(valid(Map.of()).speechServer(config(""))).isEmpty();
        assertThat(BotSettings.namesNoSpeechServer(LEAST)).isFalse();
        assertThat(BotSettings.namesNoSpeechServer(Map.of("WHISPER_LIVE_URL", " ")))
                .isTrue();
    }

    private static BotConfig config(String more) {
        var text = """
                {%s "meeting_id":7,"platform":"google_meet","meetingUrl":"https://meet.example/abc-defg-hij",
                 "botName":"Vomeet","token":"t","nativeMeetingId":"abc-defg-hij","connectionId":"c-1"}
                """.formatted(more);
        return switch (BotConfigReader.read(text)) {
            case BotConfigReader.Result.Valid(var config) -> config;
            case BotConfigReader.Result.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }

    @ParameterizedTest
    @CsvSource({
        "WHISPER_LIVE_URL, http://speech",
        "WHISPER_LIVE_URL, not a url",
        "BOT_BROWSER, firefox",
        "BOT_BROWSER, window",
        "BOT_CHROMIUM, /no/such/program",
        "BOT_CHROME_SANDBOX, none",
        "BOT_CA_FILE, /no/such/file",
        "PLATFORM_CUES_DIR, /no/such/folder",
        "LOG_LEVEL, loud"
    })
    void aWrongVariableIsNamed(String name, String value) {
        var environment = new HashMap<>(LEAST);
        environment.put(name, value);
        assertThat(BotSettings.read(environment))
                .isInstanceOfSatisfying(
                        BotSettings.Result.Invalid.class,
                        invalid -> assertThat(invalid.problems())
                                .extracting(FieldProblem::field)
                                .containsExactly(name));
    }

    @Test
    void whatIsBlankIsUnset() {
        var environment = new HashMap<>(LEAST);
        for (var name : List.of(
                "BOT_BROWSER",
                "BOT_CHROMIUM",
                "BOT_CHROME_SANDBOX",
                "BOT_CA_FILE",
                "BOT_DATA_DIR",
                "PLATFORM_CUES_DIR",
                "TERMINATION_MESSAGE_PATH",
                "LOG_LEVEL")) {
            environment.put(name, " ");
        }
        assertThat(valid(environment)).isEqualTo(valid(LEAST));
    }

    @Test
    void variablesThatOnlyLookLikeABotsAreListed() {
        var environment = new HashMap<>(LEAST);
        environment.put("BOT_BROWSR", "shell");
        environment.put("BOT_A", "1");
        environment.put("ROBOT_X", "1");
        assertThat(valid(environment).unknown()).containsExactly("BOT_A", "BOT_BROWSR");
    }

    private static BotSettings valid(Map<String, String> environment) {
        return switch (BotSettings.read(environment)) {
            case BotSettings.Result.Valid(var settings) -> settings;
            case BotSettings.Result.Invalid(var problems) -> throw new AssertionError(problems);
        };
    }
}
