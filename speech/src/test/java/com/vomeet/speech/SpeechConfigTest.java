package com.vomeet.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class SpeechConfigTest {
    @Test
    void theDefaultsAreForThisMachineAlone() {
        var config = SpeechConfig.local();

        assertThat(config.host()).isEqualTo("127.0.0.1");
        assertThat(config.port()).isZero();
        assertThat(config.backlog()).isEqualTo(Duration.ofSeconds(60));
        assertThat(config.longestConnection()).isNull();
        assertThat(config.sessions()).isEqualTo(4 * Runtime.getRuntime().availableProcessors());
    }

    @Test
    void eachSettingCanBeChanged() {
        var config = SpeechConfig.local().withHost("0.0.0.0").withPort(9090).withSessionsPerCore(0.01);

        assertThat(config.host()).isEqualTo("0.0.0.0");
        assertThat(config.port()).isEqualTo(9090);
        assertThat(config.sessions()).isEqualTo(1);
    }

    @Test
    void thereAreNoMoreSessionsThanMemoryHasRoomFor() {
        assertThat(new SpeechConfig("h", 0, 4, 8, Duration.ofSeconds(1), null, 19).sessions())
                .isEqualTo(19);
        assertThat(new SpeechConfig("h", 0, 4, 2, Duration.ofSeconds(1), null, 19).sessions())
                .isEqualTo(8);
        assertThat(SpeechConfig.roomIn(2L << 30)).as("the chart's limit").isEqualTo(21);
        assertThat(SpeechConfig.roomIn(100_000_000)).isEqualTo(1);
    }

    @Test
    void whatCannotBeIsRefused() {
        var local = SpeechConfig.local();
        assertThatThrownBy(() -> local.withPort(70_000)).hasMessage("port 70000 is not 0 to 65535");
        assertThatThrownBy(() -> local.withSessionsPerCore(0))
                .hasMessageStartingWith("sessions per core (0.0) and cores (");
        assertThatThrownBy(() -> new SpeechConfig("h", 0, 1, 1, Duration.ZERO, null, 1))
                .hasMessage("backlog PT0S is not more than nothing");
        assertThatThrownBy(() -> new SpeechConfig("h", 0, 1, 1, Duration.ofSeconds(1), Duration.ZERO, 1))
                .hasMessage("longest connection PT0S is not more than nothing");
    }
}
