package com.vomeet.speech.engine;

import java.util.List;

/** Understands one utterance after the other. Times of its words are seconds since {@link #start}. */
interface Recogniser extends AutoCloseable {
    void start();

    void feed(short[] samples, int offset, int length);

    /** The words so far; the last ones may still change. */
    List<Recognised.Word> interim();

    /** Ends the utterance. */
    List<Recognised.Word> finish();

    @Override
    void close();
}
