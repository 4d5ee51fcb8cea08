package com.vomeet.trace;

import com.vomeet.contract.Secret;
import com.vomeet.contract.Settings;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which spans a program makes and where they go; variables by the names that OpenTelemetry gives them.
 *
 * @param collector its base address; null: nothing is traced
 * @param headers sent along to the collector
 * @param service what the program is called in traces
 * @param resource what else is said of the program
 * @param ratio of the traces that begin here, those that are recorded; for all others whoever began them has decided
 */
public record TraceSettings(
        @Nullable URI collector,
        Map<String, Secret> headers,
        String service,
        Map<String, String> resource,
        double ratio) {
    private static final String RATIO = "parentbased_traceidratio";
    private static final Map<String, Boolean> SAMPLERS = Map.of("parentbased_always_on", false, RATIO, true);
    private static final String PAIRS = "`name=value`, separated by commas, values percent-encoded";

    public TraceSettings {
        headers = Map.copyOf(headers);
        resource = Map.copyOf(resource);
    }

    public static TraceSettings off(String service) {
        return new TraceSettings(null, Map.of(), service, Map.of(), 1);
    }

    /** @param service what the program is called when nobody says otherwise */
    public static TraceSettings read(Settings settings, String service) {
        var collector = settings.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT",
                        "a collector that takes OTLP over HTTP; spans go to `/v1/traces` under it")
                .otherwise("none: nothing is traced")
                .url("http", "https");
        settings.of("OTEL_EXPORTER_OTLP_PROTOCOL", "how spans are sent; there is one way")
                .oneOf(Map.of("http/protobuf", true), true);
        var headers = settings.of("OTEL_EXPORTER_OTLP_HEADERS", "sent along to the collector, a key of it for example")
                .allowed(PAIRS)
                .secret();
        var resource = settings.of("OTEL_RESOURCE_ATTRIBUTES", "what else each span says of this program")
                .allowed(PAIRS)
                .text()
                .orElse("");
        return new TraceSettings(
                collector.orElse(null),
                Pairs.read(
                        settings,
                        "OTEL_EXPORTER_OTLP_HEADERS",
                        headers.map(Secret::reveal).orElse(""),
                        Secret::of),
                settings.of("OTEL_SERVICE_NAME", "what this program is called in traces")
                        .text(service),
                Pairs.read(settings, "OTEL_RESOURCE_ATTRIBUTES", resource, value -> value),
                ratio(settings));
    }

    private static double ratio(Settings settings) {
        var some = settings.of(
                        "OTEL_TRACES_SAMPLER", "which of the traces that begin here are recorded: all, or a part")
                .oneOf(SAMPLERS, false);
        var part = settings.of("OTEL_TRACES_SAMPLER_ARG", "the part, with `" + RATIO + "`")
                .decimal(1, 0, 1);
        return some ? part : 1;
    }

    /** With this collector, unless the environment names one. */
    public TraceSettings orAt(@Nullable URI other) {
        return collector == null ? new TraceSettings(other, headers, service, resource, ratio) : this;
    }
}
