package com.vomeet.speech.engine;

/** One stream of audio; used by one thread at a time. */
public interface EngineSession extends AutoCloseable {
    /** Takes the next samples (16 kHz mono, any number); returns when they have been dealt with. */
    void accept(short[] samples);

    /** The audio is over: what is still open is recognised and delivered before this returns. */
    void finish();

    /** Gives up without recognising what is open. */
    @Override
    void close();
}
