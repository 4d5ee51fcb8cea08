package com.vomeet.bench;

import com.vomeet.lab.voice.Pcm;
import com.vomeet.speech.engine.Engine;
import com.vomeet.speech.engine.EngineSession;
import com.vomeet.speech.engine.Recognised;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Consumer;

/**
 * An engine that keeps all the sound it is given, one session after the other. Several threads use it: what was heard is guarded by
 * {@code this}.
 */
final class ListeningEngine implements Engine {
    private final Engine engine;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();

    ListeningEngine(Engine engine) {
        this.engine = engine;
    }

    /** What was heard since the last time it was taken. */
    synchronized Pcm take() {
        var samples = new short[heard.size() / Short.BYTES];
        ByteBuffer.wrap(heard.toByteArray())
                .order(ByteOrder.LITTLE_ENDIAN)
                .asShortBuffer()
                .get(samples);
        heard.reset();
        return Pcm.of(samples);
    }

    private synchronized void keep(short[] samples) {
        heard.writeBytes(Pcm.of(samples).bytes());
    }

    @Override
    public String name() {
        return engine.name();
    }

    @Override
    public String language() {
        return engine.language();
    }

    @Override
    public EngineSession open(Consumer<Recognised> results) {
        var session = engine.open(results);
        return new EngineSession() {
            @Override
            public void accept(short[] samples) {
                keep(samples);
                session.accept(samples);
            }

            @Override
            public void finish() {
                session.finish();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    @Override
    public void close() {
        engine.close();
    }
}
