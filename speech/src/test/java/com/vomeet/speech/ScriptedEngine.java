package com.vomeet.speech;

import com.vomeet.speech.engine.Engine;
import com.vomeet.speech.engine.EngineSession;
import com.vomeet.speech.engine.Recognised;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * An engine that "recognises" each tenth of a second as the number of its first sample: interim at once, completed with the next one,
 * the last one when the audio is over.
 */
final class ScriptedEngine implements Engine {
    static final int WORD = SAMPLE_RATE / 10;
    private static final int BROKEN = -1;

    final AtomicInteger open = new AtomicInteger();
    final AtomicLong samples = new AtomicLong();
    private final Semaphore permits;

    private ScriptedEngine(Semaphore permits) {
        this.permits = permits;
    }

    static ScriptedEngine quick() {
        return new ScriptedEngine(new Semaphore(Integer.MAX_VALUE));
    }

    /** Takes a piece of audio only when the test lets it. */
    static ScriptedEngine stuck() {
        return new ScriptedEngine(new Semaphore(0));
    }

    void letGo(int pieces) {
        permits.release(pieces);
    }

    /** A tenth of a second that is recognised as this number; {@link #breaking} makes the engine fail. */
    static short[] word(int number) {
        var samples = new short[WORD];
        samples[0] = (short) number;
        return samples;
    }

    static short[] breaking() {
        return word(BROKEN);
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public String language() {
        return "en";
    }

    @Override
    public EngineSession open(Consumer<Recognised> results) {
        open.incrementAndGet();
        return new Session(results);
    }

    @Override
    public void close() {}

    private final class Session implements EngineSession {
        private final Consumer<Recognised> results;
        private int heard;
        private int pending;

        Session(Consumer<Recognised> results) {
            this.results = results;
        }

        @Override
        public void accept(short[] piece) {
            permits.acquireUninterruptibly();
            samples.addAndGet(piece.length);
            for (var i = 0; i + WORD <= piece.length; i += WORD) {
                word(piece[i]);
            }
        }

        private void word(int number) {
            if (number == BROKEN) {
                throw new IllegalStateException("scripted to break");
            }
            finish();
            heard++;
            pending = number;
            say(false);
        }

        @Override
        public void finish() {
            if (heard > 0) {
                say(true);
            }
        }

        private void say(boolean completed) {
            var word = new Recognised.Word("word" + pending, (heard - 1) / 10.0, heard / 10.0, 0.5);
            results.accept(new Recognised(word.start(), word.end(), word.word(), completed, List.of(word)));
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}
