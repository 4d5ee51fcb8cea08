package com.vomeet.bot.page;

/**
 * A container's network is still getting its addresses when the browser starts, and with each change Chromium gives up all that it is
 * loading ({@code net::ERR_NETWORK_CHANGED}). A page that lost one of its scripts so never shows anything; loading it once more does.
 * Shared state: the tries that are left.
 */
final class NetworkSettling {
    private static final String CHANGED = "net::ERR_NETWORK_CHANGED";
    private static final int TRIES = 5;

    private int left = TRIES;
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

    synchronized void loaded() {
        loading = false;
    }

    /** The bot has begun to do something in the page, which must not be lost any more. */
    synchronized void over() {
        left = 0;
    }
}
