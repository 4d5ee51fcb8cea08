package com.vomeet.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.product.BotProgram;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bot, started as its container starts it, with a configuration that it cannot use. */
final class BotStartIT {
    /** The goal is one second; tests share the machine with others, so the quickest of some starts counts. */
    private static final Duration AT_MOST = Duration.ofSeconds(2);

    private static final int STARTS = 3;

    private static final String TOKEN = "token-that-nobody-may-see";
    private static final String SECRET = "secret-that-nobody-may-see";

    @TempDir
    Path folder;

    @Test
    void withoutAConfigurationItSaysSoAtOnce() throws Exception {
        var quickest = Duration.ofDays(1);
        for (var i = 0; i < STARTS; i++) {
            var began = System.nanoTime();
            assertThat(refused(Map.of())).contains("BOT_CONFIG: is missing");
            var took = Duration.ofNanos(System.nanoTime() - began);
            quickest = took.compareTo(quickest) < 0 ? took : quickest;
        }
        System.out.println("a missing configuration is refused after " + quickest.toMillis() + " ms");
        assertThat(quickest).isLessThanOrEqualTo(AT_MOST);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"token":"token-that-nobody-may-see"                    | BOT_CONFIG
            token-that-nobody-may-see                               | BOT_CONFIG
            ["token-that-nobody-may-see"]                           | BOT_CONFIG
            {}                                                      | platform
            """)
    void whatIsNoConfigurationIsRefused(String text, String field) throws Exception {
        assertThat(refused(Map.of("BOT_CONFIG", text))).contains(field + ": ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            platform               | "skype"
            meeting_id             | "seven"
            meetingUrl             | "not an address"
            meetingUrl             | "file:///etc/passwd"
            botName                | 7
            task                   | "sing"
            automaticLeave         | "never"
            botManagerCallbackUrl  | "nowhere"
            """)
    void aWrongFieldIsNamed(String field, String value) throws Exception {
        var config = Json.MAPPER.readTree("""
                {"meeting_id":7,"platform":"google_meet","meetingUrl":"https://meet.example/abc-defg-hij","botName":"Vomeet",
                 "token":"%s","nativeMeetingId":"abc-defg-hij","connectionId":"c-1","language":"en","task":"transcribe",
                 "container_name":"bot-7","callbackSecret":"%s",
                 "botManagerCallbackUrl":"http://127.0.0.1:1/bots/internal/callback/exited",
                 "automaticLeave":{"waitingRoomTimeout":1000,"noOneJoinedTimeout":1000,"everyoneLeftTimeout":1000}}
                """.formatted(TOKEN, SECRET)).asObject();
        config.set(field, Json.MAPPER.readTree(value));
        assertThat(refused(Map.of("BOT_CONFIG", config.toString()))).contains(field + ": ");
    }

    @Test
    void aVariableThatIsWrongIsNamedToo() throws Exception {
        assertThat(refused(Map.of("WHISPER_LIVE_URL", "http://speech", "LOG_LEVEL", "loud")))
                .contains("WHISPER_LIVE_URL: ", "LOG_LEVEL: ");
    }

    /** @return the last word, which the log has too */
    private String refused(Map<String, String> more) throws IOException, InterruptedException {
        var environment = new HashMap<>(Map.of(
                "WHISPER_LIVE_URL",
                "ws://127.0.0.1:1/ws",
                "TERMINATION_MESSAGE_PATH",
                folder.resolve("last").toString()));
        environment.putAll(more);
        var builder = new ProcessBuilder(BotProgram.command(Tree.ROOT))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().putAll(environment);
        var bot = builder.start();
        try {
            assertThat(bot.waitFor(30, TimeUnit.SECONDS)).as("has ended").isTrue();
        } finally {
            bot.destroyForcibly();
        }
        var log = Files.readString(folder.resolve("log"));
        var last = Files.readString(folder.resolve("last"));
        assertThat(bot.exitValue()).as(log).isEqualTo(2);
        assertThat(log + last).doesNotContain(TOKEN, SECRET);
        var message = Json.read(last, TerminationMessage.class);
        assertThat(message.reason()).isEqualTo(EndReason.INVALID_CONFIG);
        assertThat(log).contains(Json.write(message.message()).replaceAll("^\"|\"$", ""));
        return message.message();
    }
}
