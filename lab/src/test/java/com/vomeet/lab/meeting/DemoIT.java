package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.LabConfig;
import com.vomeet.lab.media.MediaConfig;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.sound.WebRtcSound;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The demo's script with its real voices, without waiting for it to be said. */
class DemoIT {
    @Test
    void itSaysEnoughInTime() {
        var config = LabConfig.onAnyPort();
        try (var sound = WebRtcSound.start(MediaConfig.loopback(config.clock()), config.voices())) {
            var demo = Scenario.named("demo");
            var takes = Rehearsal.of(demo, sound).join();
            var words = takes.stream()
                    .mapToInt(take -> Words.of(take.text()).size())
                    .sum();
            var table = Timetable.of(
                    demo.script().lines(), takes.stream().map(Take::duration).toList());
            assertThat(words).isGreaterThanOrEqualTo(120);
            assertThat(table.end()).isLessThan(Duration.ofSeconds(95));
            assertThat(takes).allSatisfy(take -> assertThat(take.speechEnd()).isGreaterThan(take.speechStart()));
        }
    }
}
