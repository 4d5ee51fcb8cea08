package com.vomeet.trace;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

enum NoTracing implements Tracing {
    OFF;

    @Override
    public boolean isOn() {
        return false;
    }

    @Override
    public Span begin(Span.Kind kind, String name, @Nullable String traceparent) {
        return Span.none();
    }

    @Override
    public Span begin(Span.Kind kind, String name, @Nullable String traceparent, Instant since) {
        return Span.none();
    }

    @Override
    public Span begin(Span.Kind kind, String name) {
        return Span.none();
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
