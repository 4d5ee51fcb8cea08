package com.vomeet.trace;

/** What each thread works for. */
final class Current {
    private static final ThreadLocal<Span> SPAN = new ThreadLocal<>();
    private static final Span.Entered NOTHING = () -> {};

    private Current() {}

    static Span get() {
        var span = SPAN.get();
        return span == null ? Span.none() : span;
    }

    static Span.Entered enter(Span span) {
        var before = SPAN.get();
        if (before == null && span == NoSpan.NONE) {
            return NOTHING;
        }
        SPAN.set(span);
        return () -> {
            if (before == null) {
                SPAN.remove();
            } else {
                SPAN.set(before);
            }
        };
    }
}
