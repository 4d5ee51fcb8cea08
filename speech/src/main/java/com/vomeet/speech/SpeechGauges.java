package com.vomeet.speech;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The same as {@link Metrics}, for a Prometheus. */
final class SpeechGauges {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Supplier<Metrics> metrics;

    SpeechGauges(Supplier<Metrics> metrics) {
        this.metrics = metrics;
        gauge("vomeet.speech.sessions", "Sessions that are recognised", null, Metrics::currentSessions);
        gauge("vomeet.speech.seats", "How many there may be", null, Metrics::maxClients);
        gauge(
                "vomeet.speech.backlog",
                "Audio of the session that waits most",
                "seconds",
                Metrics::longestBacklogSeconds);
    }

    private void gauge(String name, String what, @Nullable String unit, ToDoubleFunction<Metrics> figure) {
        Gauge.builder(name, () -> figure.applyAsDouble(metrics.get()))
                .description(what)
                .baseUnit(unit)
                .register(registry);
    }

    /** A Prometheus names its formats; who does not is a client of the first vomeet's speech server. */
    static boolean areWantedBy(@Nullable String accept) {
        return accept != null && (accept.contains("text/plain") || accept.contains("application/openmetrics-text"));
    }

    String text() {
        return registry.scrape();
    }
}
