package com.vomeet.manager.config;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the manager listens and how bots find it.
 *
 * @param port 0 takes any that is free
 * @param callbackUrl what bots are told; null: this machine's loopback address at the manager's own port
 */
public record HttpSettings(String host, int port, @Nullable URI callbackUrl, LimitSettings limits) {

    /** With the usual limits. */
    public HttpSettings(String host, int port, @Nullable URI callbackUrl) {
        this(host, port, callbackUrl, LimitSettings.DEFAULT);
    }
}
