package com.vomeet.trace;

import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Where a program's spans come from and go to. What cannot be sent is dropped: nobody ever waits for a collector but the end, for a moment. */
public interface Tracing extends Spans, AutoCloseable {
    /** @param trouble is told when spans can no longer be sent, and when they can again */
    static Tracing open(TraceSettings settings, Consumer<String> trouble) {
        return settings.collector() == null ? off() : OpenTelemetryTracing.open(settings, trouble);
    }

    static Tracing off() {
        return NoTracing.OFF;
    }

    /** What this thread works for. */
    static Span current() {
        return Current.get();
    }

    boolean isOn();

    /** @param traceparent what the span continues; null or of another form: it begins a trace of its own */
    Span begin(Span.Kind kind, String name, @Nullable String traceparent);

    /** One that has begun before. */
    Span begin(Span.Kind kind, String name, @Nullable String traceparent, Instant since);

    /** One that belongs to what this thread works for. */
    @Override
    default Span begin(Span.Kind kind, String name) {
        return begin(kind, name, current().traceparent());
    }

    /** Sends what has ended, if that is soon done. */
    @Override
    void close();
}
