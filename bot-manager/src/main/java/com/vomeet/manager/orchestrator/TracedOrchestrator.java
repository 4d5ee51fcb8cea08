package com.vomeet.manager.orchestrator;

import com.vomeet.trace.Span;
import com.vomeet.trace.Tracing;

/** One each of whose starts is a span of the trace that the bot belongs to. */
public final class TracedOrchestrator extends ForwardingOrchestrator {
    private final Tracing tracing;

    private TracedOrchestrator(Orchestrator real, Tracing tracing) {
        super(real);
        this.tracing = tracing;
    }

    public static Orchestrator around(Orchestrator real, Tracing tracing) {
        return tracing.isOn() ? new TracedOrchestrator(real, tracing) : real;
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        var traceparent = spec.config().traceparent();
        if (traceparent == null) {
            return super.start(spec);
        }
        try (var span = tracing.begin(Span.Kind.CLIENT, "workload start", traceparent);
                var _ = span.enter()) {
            var outcome = super.start(spec);
            span.with("vomeet.meeting.id", spec.meetingId());
            switch (outcome) {
                case StartOutcome.Started _ -> span.with("vomeet.outcome", "started");
                case StartOutcome.AlreadyThere _ -> span.with("vomeet.outcome", "already_there");
                case StartOutcome.Rejected(var reason, var _) -> span.failed(reason.wire());
                case StartOutcome.Unavailable(var reason, var _) ->
                    span.with("vomeet.outcome", "unavailable").failed(reason.wire());
            }
            return outcome;
        }
    }
}
