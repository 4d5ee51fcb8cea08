package com.vomeet.speech.engine;

import java.util.function.Consumer;

/** Turns sound into text, for several sessions at once. */
public interface Engine extends AutoCloseable {
    int SAMPLE_RATE = 16_000;

    /** What the ready message of the server calls it. */
    String name();

    /** The language it writes, as a two-letter code. */
    String language();

    /**
     * Opens a session; it may take a second while a model is loaded.
     *
     * @param results called on the thread that calls {@link EngineSession#accept} or {@link EngineSession#finish}, in the order of time
     */
    EngineSession open(Consumer<Recognised> results);

    @Override
    void close();
}
