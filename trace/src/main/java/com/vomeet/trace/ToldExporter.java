package com.vomeet.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Says when spans cannot be sent any more, and when they can again; not each time. */
record ToldExporter(SpanExporter exporter, Consumer<String> trouble, AtomicBoolean failing) implements SpanExporter {
    ToldExporter(SpanExporter exporter, Consumer<String> trouble) {
        this(exporter, trouble, new AtomicBoolean());
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        var result = exporter.export(spans);
        result.whenComplete(() -> {
            if (failing.getAndSet(!result.isSuccess()) == result.isSuccess()) {
                trouble.accept(result.isSuccess() ? "spans can be sent again" : words(result));
            }
        });
        return result;
    }

    private static String words(CompletableResultCode result) {
        var why = result.getFailureThrowable();
        return "spans cannot be sent to the collector and are dropped"
                + (why == null ? "" : ": " + why.getClass().getSimpleName());
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
