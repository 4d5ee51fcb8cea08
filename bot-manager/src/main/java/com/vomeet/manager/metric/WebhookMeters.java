package com.vomeet.manager.metric;

import com.vomeet.manager.webhook.WebhookCounters;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.function.ToDoubleFunction;

/** What became of the calls of webhooks that this replica has made. */
final class WebhookMeters {
    private final MeterRegistry registry;
    private final WebhookCounters counters;

    private WebhookMeters(MeterRegistry registry, WebhookCounters counters) {
        this.registry = registry;
        this.counters = counters;
    }

    static void show(MeterRegistry registry, WebhookCounters counters) {
        var meters = new WebhookMeters(registry, counters);
        meters.calls("delivered", WebhookCounters::delivered);
        meters.calls("failed", WebhookCounters::failedAttempts);
        meters.calls("given_up", WebhookCounters::givenUp);
        var delays = Timer.builder("vomeet.webhook.delay")
                .description("From what happened until an endpoint has answered that it knows")
                .serviceLevelObjectives(Buckets.DELIVERY.bounds())
                .register(registry);
        counters.onDelivery(delays::record);
    }

    private void calls(String outcome, ToDoubleFunction<WebhookCounters> count) {
        FunctionCounter.builder("vomeet.webhook.calls", counters, count)
                .description("Calls of webhooks: delivered, failed (and made again), given up")
                .tag("outcome", outcome)
                .register(registry);
    }
}
