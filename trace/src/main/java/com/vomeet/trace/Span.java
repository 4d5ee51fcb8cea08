package com.vomeet.trace;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is done, from its beginning to {@link #close}. Methods may be called on any thread; what is said after the end is
 * forgotten.
 */
public interface Span extends AutoCloseable {
    /** On which side of a way between two programs. */
    enum Kind {
        INSIDE,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER
    }

    /** One that nobody sees. */
    static Span none() {
        return NoSpan.NONE;
    }

    /** @param value a word of ours or a number: nothing that somebody has said or typed */
    Span with(String key, String value);

    Span with(String key, long value);

    /** @param how a word for the kind of failure, never a message, which may quote anything */
    Span failed(String how);

    /** What another program continues with, in the form of W3C Trace Context; null where nothing is traced. */
    @Nullable
    String traceparent();

    /** Until the answer is closed, what this thread begins belongs to the span. */
    default Entered enter() {
        return Current.enter(this);
    }

    @Override
    void close();

    /** The time in which a thread works for a span. */
    interface Entered extends AutoCloseable {
        @Override
        void close();
    }
}
