package com.vomeet.trace;

import io.opentelemetry.api.trace.StatusCode;

/** A span of the library. */
record OpenTelemetrySpan(io.opentelemetry.api.trace.Span span) implements Span {
    @Override
    public Span with(String key, String value) {
        span.setAttribute(key, value);
        return this;
    }

    @Override
    public Span with(String key, long value) {
        span.setAttribute(key, value);
        return this;
    }

    @Override
    public Span failed(String how) {
        span.setStatus(StatusCode.ERROR, how);
        return this;
    }

    @Override
    public String traceparent() {
        var context = span.getSpanContext();
        return new Traceparent(
                        context.getTraceId(),
                        context.getSpanId(),
                        context.getTraceFlags().asHex())
                .toString();
    }

    @Override
    public void close() {
        span.end();
    }
}
