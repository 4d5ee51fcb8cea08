package com.vomeet.trace;

import com.vomeet.contract.Secret;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The one that sees the library. Only {@link Tracing#open} names it, so that it is loaded where it is wanted. */
final class OpenTelemetryTracing implements Tracing {
    /** What a bot has done reaches the collector soon, also when the bot does not end well. */
    private static final Duration SEND_EVERY = Duration.ofSeconds(1);

    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    /** A bot's end waits for a slow collector, and not for one that is away: that is known sooner. */
    private static final Duration LAST_SPANS = Duration.ofSeconds(5);

    /** Held here, for a logger that nobody holds forgets its level. What it would say {@link ToldExporter} says, and once. */
    private static final Logger LIBRARY = Logger.getLogger("io.opentelemetry");

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    private OpenTelemetryTracing(SdkTracerProvider provider) {
        this.provider = provider;
        this.tracer = provider.get("com.vomeet");
    }

    static Tracing open(TraceSettings settings, Consumer<String> trouble) {
        LIBRARY.setLevel(Level.OFF);
        var processor = BatchSpanProcessor.builder(new ToldExporter(exporter(settings), trouble))
                .setScheduleDelay(SEND_EVERY)
                .setExporterTimeout(ANSWER)
                .build();
        return new OpenTelemetryTracing(SdkTracerProvider.builder()
                .setResource(resource(settings))
                .setSampler(Sampler.parentBased(Sampler.traceIdRatioBased(settings.ratio())))
                .addSpanProcessor(processor)
                .build());
    }

    private static SpanExporter exporter(TraceSettings settings) {
        var base = Objects.requireNonNull(settings.collector()).toString().replaceFirst("/+$", "");
        return OtlpHttpSpanExporter.builder()
                .setEndpoint(base + "/v1/traces")
                .setConnectTimeout(CONNECT)
                .setTimeout(ANSWER)
                // Trying again would keep spans, and a program from its end.
                .setRetryPolicy(null)
                .setHeaders(() -> revealed(settings.headers()))
                .build();
    }

    private static Map<String, String> revealed(Map<String, Secret> headers) {
        return headers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, header -> header.getValue().reveal()));
    }

    private static Resource resource(TraceSettings settings) {
        var attributes = Attributes.builder();
        settings.resource().forEach(attributes::put);
        attributes.put("service.name", settings.service());
        return Resource.getDefault().merge(Resource.create(attributes.build()));
    }

    @Override
    public boolean isOn() {
        return true;
    }

    @Override
    public Span begin(Span.Kind kind, String name, @Nullable String traceparent) {
        return new OpenTelemetrySpan(builder(kind, name, traceparent).startSpan());
    }

    @Override
    public Span begin(Span.Kind kind, String name, @Nullable String traceparent, Instant since) {
        return new OpenTelemetrySpan(
                builder(kind, name, traceparent).setStartTimestamp(since).startSpan());
    }

    private SpanBuilder builder(Span.Kind kind, String name, @Nullable String traceparent) {
        var builder = tracer.spanBuilder(name).setSpanKind(kind(kind));
        return Traceparent.find(traceparent)
                .map(parent -> builder.setParent(context(parent)))
                .orElseGet(builder::setNoParent);
    }

    private static Context context(Traceparent parent) {
        var remote = SpanContext.createFromRemoteParent(
                parent.traceId(), parent.spanId(), TraceFlags.fromHex(parent.flags(), 0), TraceState.getDefault());
        return Context.root().with(io.opentelemetry.api.trace.Span.wrap(remote));
    }

    private static SpanKind kind(Span.Kind kind) {
        return switch (kind) {
            case INSIDE -> SpanKind.INTERNAL;
            case SERVER -> SpanKind.SERVER;
            case CLIENT -> SpanKind.CLIENT;
            case PRODUCER -> SpanKind.PRODUCER;
            case CONSUMER -> SpanKind.CONSUMER;
        };
    }

    @Override
    public void close() {
        provider.shutdown().join(LAST_SPANS.toMillis(), TimeUnit.MILLISECONDS);
    }
}
