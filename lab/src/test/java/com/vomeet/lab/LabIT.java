package com.vomeet.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.lab.meeting.ClockAlarms;
import com.vomeet.lab.meeting.SilentSound;
import com.vomeet.lab.scenario.Line;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.scenario.Script;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LabIT {
    private final ClockAlarms alarms = new ClockAlarms();

    @AfterEach
    void stop() {
        alarms.close();
    }

    private Lab lab(LabConfig config) {
        return Lab.start(config, new SilentSound(alarms, InstantSource.system()));
    }

    @Test
    void aPortThatIsTakenIsSaid() {
        try (var first = lab(LabConfig.onAnyPort())) {
            assertThatThrownBy(() -> lab(LabConfig.onPort(first.base().getPort())))
                    .hasMessageContaining(String.valueOf(first.base().getPort()));
        }
    }

    @Test
    void itsPortIsFreeAfterClosing() {
        var first = lab(LabConfig.onAnyPort());
        first.close();
        try (var second = lab(LabConfig.onPort(first.base().getPort()))) {
            assertThat(second.base()).isEqualTo(first.base());
        }
    }

    @Test
    void aMeetingIsFoundByItsCodeUntilItIsClosed() {
        try (var lab = lab(LabConfig.onAnyPort())) {
            var meeting = lab.open(Scenario.named("open"));
            assertThat(meeting.url()).isEqualTo(lab.base().resolve("/" + meeting.code()));
            assertThat(lab.meeting(meeting.code())).isPresent();
            assertThat(meeting.people()).containsExactly("Ada", "Ben");
            meeting.close();
            assertThat(lab.meeting(meeting.code())).isEmpty();
            assertThat(meeting.events()).isNotEmpty();
        }
    }

    @Test
    void whatCannotBePlayedIsRefused() {
        try (var lab = lab(LabConfig.onAnyPort())) {
            var scenario = Scenario.named("open").under("abc-defg-hij");
            lab.open(scenario);
            assertThatThrownBy(() -> lab.open(scenario)).hasMessageContaining("abc-defg-hij");
            var lines = List.of(new Line("Ada", "no-such", Duration.ZERO));
            var silent = Scenario.named("open").with(new Script(Duration.ZERO, false, lines));
            assertThatThrownBy(() -> lab.open(silent)).hasMessageContaining("script.lines[0].says");
        }
    }

    @Test
    void aPortHasToBeOne() {
        assertThatThrownBy(() -> LabConfig.onPort(70_000)).hasMessageContaining("port");
    }
}
