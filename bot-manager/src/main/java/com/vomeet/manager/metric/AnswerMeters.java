package com.vomeet.manager.metric;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.IntStream;

/** Counts answers of the HTTP server by their class. Paths are left out: heartbeats, which wait, and clients' calls have no common measure. */
public final class AnswerMeters {
    private static final int CLASSES = 5;
    private final Counter[] byClass;

    AnswerMeters(MeterRegistry registry) {
        byClass = IntStream.rangeClosed(1, CLASSES)
                .mapToObj(digit -> Counter.builder("vomeet.http.answers")
                        .description("Answers to clients and bots, by the class of their status")
                        .tag("class", digit + "xx")
                        .register(registry))
                .toArray(Counter[]::new);
    }

    /** @param status 0 when the connection broke before there was one */
    public void answered(int status) {
        var digit = status / 100;
        if (digit >= 1 && digit <= CLASSES) {
            byClass[digit - 1].increment();
        }
    }
}
