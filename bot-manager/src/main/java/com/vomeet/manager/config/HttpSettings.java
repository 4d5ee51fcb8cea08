package com.vomeet.manager.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the manager listens and how bots find it.
 *
 * @param port 0 takes any that is free
 * @param callbackUrl what bots are told; null: this machine's loopback address at the manager's own port
 * @param legacyCallbacks bots of the first vomeet are heard, which sign nothing: whoever knows a connection id can report for them
 */
public record HttpSettings(
        String host, int port, @Nullable URI callbackUrl, boolean legacyCallbacks, LimitSettings limits) {
    /** For bots that sign, with the usual limits. */
    public HttpSettings(String host, int port, @Nullable URI callbackUrl) {
        this(host, port, callbackUrl, false, LimitSettings.DEFAULT);
    }

    /** For bots that sign. */
    public HttpSettings(String host, int port, @Nullable URI callbackUrl, LimitSettings limits) {
        this(host, port, callbackUrl, false, limits);
    }
}
