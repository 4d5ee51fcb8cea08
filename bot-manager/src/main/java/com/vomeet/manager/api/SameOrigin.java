package com.vomeet.manager.api;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Whether a browser says that a request comes from our own pages. Needed beside {@code SameSite}: another port of the same host is
 * the same site, and whoever runs a page there must not act for the one who is signed in here.
 */
final class SameOrigin {
    private SameOrigin() {}

    /**
     * Nothing said counts as foreign.
     *
     * @param fetchSite header {@code Sec-Fetch-Site}; not sent over plain HTTP except to this machine
     */
    static boolean holds(@Nullable String fetchSite, @Nullable String origin, @Nullable String host) {
        if (fetchSite != null) {
            return fetchSite.equals("same-origin");
        }
        if (origin == null || host == null) {
            return false;
        }
        try {
            return host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
