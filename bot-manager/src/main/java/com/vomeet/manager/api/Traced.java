package com.vomeet.manager.api;

import com.vomeet.manager.log.LogContext;
import com.vomeet.trace.Span;
import com.vomeet.trace.Traceparent;
import com.vomeet.trace.Tracing;
import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Requests that are spans: of the trace that their client names, or of one that begins with them. */
record Traced(Tracing tracing) {
    private static final String HEADER = "traceparent";
    private static final String STATUS = "http.response.status_code";

    /** @param route as it is registered: what a client writes into a path is not shown */
    Handler post(String route, Handler handler) {
        return tracing.isOn() ? context -> handle(route, handler, context) : handler;
    }

    /**
     * Of a trace that goes on only: a bot that sends no trace belongs to a meeting that is not traced, or is one of the first vomeet's.
     */
    Handler continued(String route, Handler handler) {
        return tracing.isOn()
                ? context -> {
                    if (context.header(HEADER) == null) {
                        handler.handle(context);
                    } else {
                        handle(route, handler, context);
                    }
                }
                : handler;
    }

    private void handle(String route, Handler handler, Context context) throws Exception {
        try (var span = tracing.begin(Span.Kind.SERVER, "POST " + route, context.header(HEADER));
                var _ = span.enter()) {
            span.with("http.request.method", "POST").with("http.route", route);
            Traceparent.find(span.traceparent()).ifPresent(trace -> LogContext.trace(trace.traceId()));
            try {
                handler.handle(context);
                span.with(STATUS, context.statusCode());
            } catch (Refusal e) {
                span.with(STATUS, e.status());
                throw e;
            } catch (Exception e) {
                span.failed(e.getClass().getSimpleName());
                throw e;
            }
        }
    }
}
