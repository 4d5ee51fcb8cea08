package com.vomeet.bot.page;

/** Why there is no page any more. */
public sealed interface PageLoss {
    /** The browser could not be started. */
    record BrowserNotStarted(String why) implements PageLoss {}

    /** The browser's process ended. */
    record BrowserLost(String why) implements PageLoss {}

    /** The page's process crashed. */
    record PageCrashed() implements PageLoss {}

    /**
     * The page went to another site.
     *
     * @param home the platform's own, from which meetings are begun
     */
    record NavigatedAway(String host, boolean home) implements PageLoss {
        public NavigatedAway(String host) {
            this(host, false);
        }
    }

    /** The page could not be loaded at all (name not found, connection refused, HTTP error). */
    record NotLoaded(String why) implements PageLoss {}
}
