package com.vomeet.trace;

/** Begins spans that belong to what is being done already. */
@FunctionalInterface
public interface Spans {
    Span begin(Span.Kind kind, String name);

    /** Those that nobody sees. */
    static Spans none() {
        return Tracing.off();
    }
}
