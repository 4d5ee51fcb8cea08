package com.vomeet.manager.metric;

import com.vomeet.manager.fleet.Fleet;
import com.vomeet.manager.orchestrator.Orchestrator;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/** This package's entry: all figures of this process, and the text that a Prometheus reads. */
public final class Metrics implements AutoCloseable {
    /** Prometheus' own text format, which everything that reads metrics understands. */
    public static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics pauses = new JvmGcMetrics();
    private final StatusMeters statuses = new StatusMeters(registry);
    private final AnswerMeters answers = new AnswerMeters(registry);

    private Metrics() {
        new JvmMemoryMetrics().bindTo(registry);
        pauses.bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    public static Metrics open() {
        return new Metrics();
    }

    /** Counts bots' changes of status. */
    public StatusMeters statuses() {
        return statuses;
    }

    /** Counts answers of the HTTP server. */
    public AnswerMeters answers() {
        return answers;
    }

    /** The same orchestrator, whose work is timed. */
    public Orchestrator around(Orchestrator orchestrator) {
        return new MeasuredOrchestrator(orchestrator, new WorkloadMeters(registry));
    }

    /** From now on also what the parts of this manager know. */
    public void watch(WatchedParts parts) {
        parts.bindTo(registry);
    }

    /** From now on also what the fleet loop of this manager does. */
    public void watch(Fleet fleet) {
        FleetMeters.show(registry, fleet);
    }

    /** All figures as they are now. */
    public String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        pauses.close();
        registry.close();
    }
}
