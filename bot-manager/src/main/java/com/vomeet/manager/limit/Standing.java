package com.vomeet.manager.limit;

import java.time.Duration;
import java.time.Instant;

/** How a key stands after a request. */
public sealed interface Standing {
    /** Nothing is counted. */
    record Unlimited() implements Standing {}

    /**
     * @param limit how many may be made at once
     * @param remaining how many of these are left
     * @param reset when all are there again
     */
    record Admitted(long limit, long remaining, Instant reset) implements Standing {}

    /** @param pause until one is there again */
    record TooMany(long limit, Instant reset, Duration pause) implements Standing {}
}
