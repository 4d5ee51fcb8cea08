package com.vomeet.bot.page;

import java.time.Duration;
import java.util.List;

/**
 * A container's network is still getting its addresses when the browser starts, and with each change Chromium gives up all that it is
 * loading ({@code net::ERR_NETWORK_CHANGED}). A page that lost one of its scripts so never shows anything; loading it once more does.
 * Where network policies are enforced, a new pod reaches nobody, not even a name service, until they are set up for it; a moment later
 * it does. Shared state: the tries that are left.
 */
final class NetworkSettling {
    private static final String CHANGED = "net::ERR_NETWORK_CHANGED";
    private static final int TRIES = 5;
    private static final List<String> AWAY =
            List.of("net::ERR_NAME_NOT_RESOLVED", "net::ERR_INTERNET_DISCONNECTED", "net::ERR_ADDRESS_UNREACHABLE");
    /** After the first of them; policies are in force sooner. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    static final Duration PAUSE = Duration.ofMillis(500);

    private int left = TRIES;
    private long pauses = PATIENCE.dividedBy(PAUSE);
    private boolean loading;

    /** Whether this error is such a one and the page should be loaded again now; then {@link #loaded} has to follow. */
    synchronized boolean wantsAnotherLoad(String error) {
        if (loading || left == 0 || !error.contains(CHANGED)) {
            return false;
        }
        left--;
        loading = true;
        return true;
    }

    /** Whether the network may not be there yet and the page should be loaded again after {@link #PAUSE}. */
    synchronized boolean mayComeSoon(String error) {
        if (left == 0 || pauses == 0 || AWAY.stream().noneMatch(error::contains)) {
            return false;
        }
        pauses--;
        return true;
    }

    synchronized void loaded() {
        loading = false;
    }

    /** The bot has begun to do something in the page, which must not be lost any more. */
    synchronized void over() {
        left = 0;
    }
}
