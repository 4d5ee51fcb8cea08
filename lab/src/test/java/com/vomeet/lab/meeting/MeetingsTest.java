package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.scenario.Script;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class MeetingsTest {
    private final HandAlarms time = new HandAlarms();
    private final Meetings meetings =
            new Meetings(new SilentSound(time, time), time, time, RandomGenerator.of("L64X128MixRandom"));

    @Test
    void aMeetingWithoutACodeGetsOne() {
        var opened = (Opening.Opened) meetings.open(Scenario.named("open"));
        assertThat(opened.meeting().code()).matches(Scenario.CODE);
        assertThat(meetings.find(opened.meeting().code())).contains(opened.meeting());
    }

    @Test
    void aCodeIsTakenUntilItsMeetingIsClosed() {
        var scenario = Scenario.named("open").under("abc-defg-hij");
        var first = (Opening.Opened) meetings.open(scenario);
        assertThat(meetings.open(scenario)).isEqualTo(new Opening.CodeTaken("abc-defg-hij"));
        meetings.close(first.meeting());
        assertThat(first.meeting().over()).isTrue();
        assertThat(meetings.open(scenario)).isInstanceOf(Opening.Opened.class);
    }

    @Test
    void aPromptThatDoesNotExistIsNamed() {
        var line = new com.vomeet.lab.scenario.Line("Ada", "no-such-thing", Duration.ZERO);
        var scenario = Scenario.named("open").with(new Script(Duration.ZERO, false, List.of(line)));
        assertThat(meetings.open(scenario))
                .hasToString("Impossible[problems=[script.lines[0].says: there is no prompt called 'no-such-thing']]");
        assertThat(meetings.all()).isEmpty();
    }

    @Test
    void tooManyAreRefused() {
        for (var i = 0; i < Meetings.LIMIT; i++) {
            assertThat(meetings.open(Scenario.named("nobody"))).isInstanceOf(Opening.Opened.class);
        }
        assertThat(meetings.open(Scenario.named("nobody"))).isEqualTo(new Opening.Full(Meetings.LIMIT));
        meetings.close();
        assertThat(meetings.all()).isEmpty();
    }
}
