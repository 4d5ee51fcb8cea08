package com.vomeet.speech.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class InstantEngineTest {
    private final List<Recognised> results = new ArrayList<>();
    private final InstantEngine engine = new InstantEngine();
    private final EngineSession session = engine.open(results::add);

    @Test
    void aSoundIsAnsweredWithinAHundredthOfASecond() {
        session.accept(Tone.silence(1));
        assertThat(results).isEmpty();

        session.accept(Tone.of(0.01, 8000));

        assertThat(results).singleElement().satisfies(first -> {
            assertThat(first.text()).isEqualTo("burst1");
            assertThat(first.completed()).isFalse();
            assertThat(first.start()).isCloseTo(1, within(1e-9));
        });
    }

    @Test
    void eachBurstIsANumberAndIsConfirmed() {
        session.accept(Tone.joined(
                Tone.silence(0.5), Tone.of(0.2, 8000), Tone.silence(0.5), Tone.of(0.2, 8000), Tone.silence(0.5)));

        assertThat(results)
                .extracting(r -> r.text() + " " + r.completed())
                .containsExactly("burst1 false", "burst1 true", "burst2 false", "burst2 true");
        assertThat(results.get(3).start()).isCloseTo(1.2, within(0.011));
        assertThat(results.get(3).end()).isCloseTo(1.4, within(0.011));
    }

    @Test
    void aShortGapIsTheSameBurst() {
        session.accept(Tone.joined(Tone.of(0.2, 8000), Tone.silence(0.1), Tone.of(0.2, 8000)));
        session.finish();
        session.finish();

        assertThat(results).extracting(Recognised::completed).containsExactly(false, true);
        assertThat(results.getLast().end()).isCloseTo(0.5, within(1e-9));
    }

    @Test
    void sessionsCountForThemselves() {
        session.accept(Tone.of(0.1, 8000));
        var other = new ArrayList<Recognised>();
        engine.open(other::add).accept(Tone.of(0.1, 8000));

        assertThat(other.getFirst().text()).isEqualTo("burst1");
    }

    @Test
    void itSaysWhatItIs() {
        assertThat(engine.name()).isEqualTo("instant");
        assertThat(engine.language()).isEqualTo("en");
    }
}
