package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SpeechEnvironmentTest {
    @Test
    void withoutVariablesItIsTheLocalServerOnItsUsualPort() {
        var settings = new Settings(Map.of());

        assertThat(SpeechEnvironment.read(settings))
                .isEqualTo(SpeechConfig.local().withPort(8000));
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void eachVariableCanBeSet() {
        var settings = new Settings(Map.of(
                "HOST", "0.0.0.0",
                "PORT", "9000",
                "SPEECH_SESSIONS_PER_CORE", "2.5",
                "SPEECH_CORES", "8",
                "SPEECH_BACKLOG_SECONDS", "30",
                "SPEECH_LONGEST_CONNECTION_SECONDS", "600"));

        assertThat(SpeechEnvironment.read(settings))
                .isEqualTo(new SpeechConfig(
                        "0.0.0.0",
                        9000,
                        2.5,
                        8,
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(600),
                        SpeechConfig.local().room()));
        assertThat(settings.problems()).isEmpty();
        assertThat(settings.unknown("SPEECH_")).isEmpty();
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        var settings = new Settings(Map.of(
                "PORT", "x", "SPEECH_SESSIONS_PER_CORE", "0", "SPEECH_CORES", "none", "SPEECH_BACKLOG_SECONDS", "-1"));
        SpeechEnvironment.read(settings);

        assertThat(settings.problems())
                .extracting(problem -> problem.field())
                .containsExactlyInAnyOrder(
                        "PORT", "SPEECH_SESSIONS_PER_CORE", "SPEECH_CORES", "SPEECH_BACKLOG_SECONDS");
    }
}
