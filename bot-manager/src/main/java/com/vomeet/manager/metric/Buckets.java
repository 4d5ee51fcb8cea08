package com.vomeet.manager.metric;

import java.time.Duration;
import java.util.Arrays;

/** Bounds of histograms, in seconds: finer where a goal is, coarse where nobody asks. */
enum Buckets {
    /** Of what an API server or a system call answers. */
    CALL(0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10),
    /** Of a bot on its way, which may wait for people. */
    WAY(0.5, 1, 2, 3, 5, 8, 13, 20, 30, 60, 120, 300, 600, 1_800),
    /** Of what is delivered within a second, or within a day. */
    DELIVERY(0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300, 1_800, 7_200, 28_800, 86_400);

    @SuppressWarnings("ImmutableEnumChecker") // never handed out but as copies
    private final double[] seconds;

    Buckets(double... seconds) {
        this.seconds = seconds;
    }

    Duration[] bounds() {
        return Arrays.stream(seconds)
                .mapToObj(bound -> Duration.ofMillis(Math.round(bound * 1_000)))
                .toArray(Duration[]::new);
    }
}
