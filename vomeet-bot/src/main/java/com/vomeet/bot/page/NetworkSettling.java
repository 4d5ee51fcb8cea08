package com.vomeet.bot.page;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A container's network is still getting its addresses when the browser starts, and with each change Chromium gives up all that it is
 * loading ({@code net::ERR_NETWORK_CHANGED}). A page that lost one of its scripts so never shows anything; loading it once more does.
 * Where network policies are enforced, or a proxy beside the bot starts with it, a new pod reaches nobody, not even a name service,
 * until they are ready; some seconds later it does. Shared state: the tries that are left, and until when.
 */
final class NetworkSettling {
    /**
     * From the first try to the beginning of the last. Half of the call's patience for opening a page (60 s), which the browser's start
     * and a last try that waits for a name service of its own accord have to fit in, too; longer than a slow node takes. The last try
     * gets a third of it at least, so that the end is about the meeting's page, and not about a browser that did not come.
     */
    static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(500);
    /** As a multiple of the first: a network that has come is not left unused for longer. */
    private static final int LONGEST_PAUSE = 6;

    private static final String CHANGED = "net::ERR_NETWORK_CHANGED";
    private static final int TRIES = 5;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /**
     * What Chromium (net_error_list.h) says where packets, names or connections do not get through yet. A refused connection is one of
     * them: that is how policies reject, how services without endpoints answer, and how a proxy is that does not listen yet. All others
     * are final: certificates, addresses and ports that are not to be opened, what a filter blocks, what is no HTTP.
     */
    private static final Set<String> SETTLING = Stream.of(
                    "NETWORK_CHANGED",
                    "NAME_NOT_RESOLVED",
                    "NAME_RESOLUTION_FAILED",
                    "INTERNET_DISCONNECTED",
                    "ADDRESS_UNREACHABLE",
                    "NETWORK_ACCESS_DENIED",
                    "CONNECTION_REFUSED",
                    "CONNECTION_FAILED",
                    "PROXY_CONNECTION_FAILED",
                    "CONNECTION_RESET",
                    "CONNECTION_CLOSED",
                    "CONNECTION_ABORTED",
                    "EMPTY_RESPONSE",
                    "CONNECTION_TIMED_OUT",
                    "TIMED_OUT")
            .map("net::ERR_"::concat)
            .collect(Collectors.toUnmodifiableSet());

    private final Duration patience;
    private final Duration firstPause;
    private final InstantSource clock;
    private int left = TRIES;
    private boolean over;
    private Instant until = Instant.MIN;
    private Duration pause;

    /** @param firstPause the next ones are longer */
    NetworkSettling(Duration patience, Duration firstPause, InstantSource clock) {
        this.patience = patience;
        this.firstPause = firstPause;
        this.clock = clock;
        this.pause = firstPause;
    }

    /** By a clock that nobody sets. */
    static NetworkSettling within(Duration patience) {
        return new NetworkSettling(patience, PAUSE, () -> Instant.EPOCH.plusNanos(System.nanoTime()));
    }

    /** The page is about to be loaded; what follows are tries of the same. */
    synchronized void begins() {
        until = clock.instant().plus(patience);
        pause = firstPause;
    }

    /** How long a try that begins now may take. */
    synchronized Duration limit() {
        return Duration.between(clock.instant(), until.plus(patience.dividedBy(3)));
    }

    /** When the page could not be loaded: after what pause to try again; empty where that is over or would not help. */
    synchronized Optional<Duration> pauseAfter(String error) {
        if (over || !SETTLING.contains(error) || clock.instant().plus(pause).isAfter(until)) {
            return Optional.empty();
        }
        var now = pause;
        var longest = firstPause.multipliedBy(LONGEST_PAUSE);
        pause = now.multipliedBy(2).compareTo(longest) < 0 ? now.multipliedBy(2) : longest;
        return Optional.of(now);
    }

    /** Whether what a loaded page says means that it lost a part of itself to a change, and is to be loaded again. */
    synchronized boolean lostToChange(String said) {
        if (over || left == 0 || !said.contains(CHANGED)) {
            return false;
        }
        left--;
        return true;
    }

    /** When the server has answered with an error: after what pause to ask again; empty where that is over or would not help. */
    synchronized Optional<Duration> pauseAfterStatus(int status) {
        var passes = status == TOO_MANY_REQUESTS || status >= SERVER_ERROR;
        if (over || left == 0 || !passes) {
            return Optional.empty();
        }
        var longer = Math.min(1 << (TRIES - left), LONGEST_PAUSE);
        left--;
        return Optional.of(firstPause.multipliedBy(longer));
    }

    /** The page is opened once more, and what was done in it is gone. */
    synchronized void anew() {
        over = false;
        left = TRIES;
    }

    /** The bot has begun to do something in the page, which must not be lost any more. */
    synchronized void over() {
        over = true;
    }
}
