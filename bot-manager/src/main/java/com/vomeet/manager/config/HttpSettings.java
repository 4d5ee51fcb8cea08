package com.vomeet.manager.config;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the manager listens and how bots find it.
 *
 * @param port 0 takes any that is free
 * @param metricsPort where the metrics are; 0: with the API
 * @param callbackUrl what bots are told; null: this machine's loopback address at the manager's own port
 * @param legacyCallbacks bots of the first vomeet are heard, which sign nothing: whoever knows a connection id can report for them
 * @param drain for so long it goes on answering when it is told to end, and says that work should go elsewhere
 */
public record HttpSettings(
        String host,
        int port,
        int metricsPort,
        @Nullable URI callbackUrl,
        boolean legacyCallbacks,
        LimitSettings limits,
        Duration drain) {
    /** With the metrics at the API's port, for one that ends at once. */
    public HttpSettings(
            String host, int port, @Nullable URI callbackUrl, boolean legacyCallbacks, LimitSettings limits) {
        this(host, port, 0, callbackUrl, legacyCallbacks, limits, Duration.ZERO);
    }

    /** For bots that sign, with the usual limits. */
    public HttpSettings(String host, int port, @Nullable URI callbackUrl) {
        this(host, port, callbackUrl, false, LimitSettings.DEFAULT);
    }

    /** For bots that sign. */
    public HttpSettings(String host, int port, @Nullable URI callbackUrl, LimitSettings limits) {
        this(host, port, callbackUrl, false, limits);
    }

    /** The same with the metrics at a port of their own. */
    public HttpSettings withMetricsPort(int other) {
        return new HttpSettings(host, port, other, callbackUrl, legacyCallbacks, limits, drain);
    }

    /** For the one who listens there. */
    public HttpSettings atMetricsPort() {
        return new HttpSettings(host, metricsPort, metricsPort, callbackUrl, legacyCallbacks, limits, drain);
    }
}
