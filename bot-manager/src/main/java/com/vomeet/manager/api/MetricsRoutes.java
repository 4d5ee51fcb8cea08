package com.vomeet.manager.api;

import com.vomeet.manager.metric.Metrics;
import io.javalin.router.JavalinDefaultRoutingApi;

/** {@code GET /metrics}: figures for a Prometheus. Nothing in them is anybody's, so no key is asked for. */
final class MetricsRoutes implements RouteGroup {
    private final Metrics metrics;

    MetricsRoutes(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.get(
                "/metrics", context -> context.contentType(Metrics.CONTENT_TYPE).result(metrics.text()));
    }
}
