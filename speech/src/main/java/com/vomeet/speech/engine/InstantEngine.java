package com.vomeet.speech.engine;

import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Recognises nothing and answers at once: for each burst of sound it says {@code burst1}, {@code burst2} ... within 10 ms of audio, and
 * confirms it when the burst is over. With it a measurement of the way from a sound to its text is free of an engine's own time. The
 * same audio always gives the same text.
 */
public final class InstantEngine implements Engine {
    @Override
    public String name() {
        return "instant";
    }

    @Override
    public String language() {
        return "en";
    }

    @Override
    public EngineSession open(Consumer<Recognised> results) {
        return new Session(results);
    }

    @Override
    public void close() {}

    private static final class Session implements EngineSession {
        /** 10 ms. */
        private static final int FRAME = SAMPLE_RATE / 100;

        /** A burst is over after 300 ms below the threshold. */
        private static final int PAUSE_FRAMES = 30;

        /** Root mean square of a frame that is sound: -36 dB of full scale. */
        private static final double THRESHOLD = 500;

        private final Consumer<Recognised> results;
        private double squares;
        private int filled;
        private long frames;
        private long begin;
        private long lastLoud = -1;
        private boolean sounding;
        private int bursts;

        Session(Consumer<Recognised> results) {
            this.results = results;
        }

        @Override
        public void accept(short[] samples) {
            for (var sample : samples) {
                squares += (double) sample * sample;
                if (++filled == FRAME) {
                    frames++;
                    hear(Math.sqrt(squares / FRAME) >= THRESHOLD);
                    filled = 0;
                    squares = 0;
                }
            }
        }

        private void hear(boolean loud) {
            if (loud) {
                lastLoud = frames;
            }
            if (loud && !sounding) {
                sounding = true;
                begin = frames - 1;
                bursts++;
                say(false);
            } else if (sounding && frames - lastLoud >= PAUSE_FRAMES) {
                finish();
            }
        }

        @Override
        public void finish() {
            if (sounding) {
                sounding = false;
                say(true);
            }
        }

        private void say(boolean completed) {
            var text = String.format(Locale.ROOT, "burst%d", bursts);
            var word = new Recognised.Word(text, begin / 100.0, lastLoud / 100.0, 1);
            results.accept(Recognised.of(List.of(word), completed));
        }

        @Override
        public void close() {}
    }
}
