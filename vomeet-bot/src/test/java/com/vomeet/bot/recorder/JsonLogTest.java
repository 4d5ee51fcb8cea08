package com.vomeet.bot.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonLogTest {
    private final JsonLog.JsonLines lines = new JsonLog.JsonLines(7L, "c-1", Redactor.of(Secret.of("the-token")));

    @Test
    void aLineHasTheMeetingAndTheConnection() {
        var line = Json.MAPPER.readTree(lines.format(entry("hello {0}", "world")));
        assertThat(line.path("message").asString()).isEqualTo("hello world");
        assertThat(line.path("meeting_id").asLong()).isEqualTo(7);
        assertThat(line.path("connection_id").asString()).isEqualTo("c-1");
        assertThat(line.path("level").asString()).isEqualTo("warning");
        assertThat(lines.format(entry("a\nb"))).hasLineCount(1);
    }

    @Test
    void neitherMessagesNorTracesShowASecret() {
        var entry = entry("with the-token");
        entry.setThrown(new IllegalStateException("refused the-token"));
        var text = lines.format(entry);
        assertThat(text).doesNotContain("the-token").contains("IllegalStateException", "***");
    }

    @ParameterizedTest
    @CsvSource({"debug, DEBUG", "INFO, INFO", "warning, WARNING", "WARN, WARNING", "Error, ERROR"})
    void levelsHaveTheirWords(String word, LogLevel level) {
        assertThat(LogLevel.find(word)).contains(level);
        assertThat(LogLevel.of(level.level())).isEqualTo(level);
    }

    @Test
    void anUnknownLevelIsNone() {
        assertThat(LogLevel.find("loud")).isEmpty();
    }

    private static LogRecord entry(String message, Object... parameters) {
        var entry = new LogRecord(Level.WARNING, message);
        entry.setParameters(parameters);
        return entry;
    }
}
