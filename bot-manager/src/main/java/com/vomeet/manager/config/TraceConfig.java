package com.vomeet.manager.config;

import com.vomeet.contract.Settings;
import com.vomeet.trace.TraceSettings;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * What is traced.
 *
 * @param own of this program
 * @param botCollector where bots send their spans; null: nowhere
 */
public record TraceConfig(TraceSettings own, @Nullable URI botCollector) {
    private static final String SERVICE = "bot-manager";

    public static final TraceConfig OFF = new TraceConfig(TraceSettings.off(SERVICE), null);

    static TraceConfig read(Settings settings) {
        settings.group("Traces");
        var own = TraceSettings.read(settings, SERVICE);
        var bots = settings.of("BOT_OTEL_EXPORTER_OTLP_ENDPOINT", "the collector as the bots see it")
                .otherwise("`OTEL_EXPORTER_OTLP_ENDPOINT`")
                .url("http", "https");
        return new TraceConfig(own, own.collector() == null ? null : bots.orElse(own.collector()));
    }
}
