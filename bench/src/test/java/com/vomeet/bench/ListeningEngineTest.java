package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.speech.engine.InstantEngine;
import com.vomeet.speech.engine.Recognised;
import java.util.ArrayList;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ListeningEngineTest {
    private final ListeningEngine engine = new ListeningEngine(new InstantEngine());

    @Test
    void whatIsHeardIsKeptSessionAfterSession() {
        try (var first = engine.open(_ -> {})) {
            first.accept(new short[] {1, -2});
            first.accept(new short[] {Short.MIN_VALUE});
        }
        try (var second = engine.open(_ -> {})) {
            second.accept(new short[] {4});
        }
        assertThat(engine.take().samples()).containsExactly((short) 1, (short) -2, Short.MIN_VALUE, (short) 4);
    }

    @Test
    void whatWasTakenIsForgotten() {
        try (var session = engine.open(_ -> {})) {
            session.accept(new short[] {1});
            engine.take();
            session.accept(new short[] {2});
        }
        assertThat(engine.take().samples()).containsExactly((short) 2);
        assertThat(engine.take().length()).isZero();
    }

    @Test
    void theEngineRecognisesWhatItWouldWithoutAListener() {
        var through = new ArrayList<Recognised>();
        var alone = new ArrayList<Recognised>();
        var loud = new short[16_000];
        Arrays.fill(loud, (short) 9_000);
        try (var session = engine.open(through::add);
                var direct = new InstantEngine().open(alone::add)) {
            session.accept(loud);
            session.finish();
            direct.accept(loud);
            direct.finish();
        }
        assertThat(through).isNotEmpty().isEqualTo(alone);
        assertThat(engine.name()).isEqualTo("instant");
        assertThat(engine.language()).isEqualTo("en");
    }
}
