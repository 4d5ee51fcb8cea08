package com.vomeet.bench;

import com.vomeet.bench.MeetingRun.Seen;
import com.vomeet.cli.demo.Said;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/** From a sound to the moment when a client saw its text, in seconds; empty where no text came. */
final class Delays {
    /** How far the start of a text may be from the start of what was said. */
    private static final Duration SAME = Duration.ofMillis(400);

    private static final Duration TAIL = Duration.ofMillis(500);

    private Delays() {}

    /**
     * From the first sound of what was said to its first text. Later bursts of a line have no moment that the lab could name.
     */
    static OptionalDouble soundToText(Said said, List<Seen> seen) {
        return seen.stream()
                .filter(s ->
                        Duration.between(said.from(), s.line().start()).abs().compareTo(SAME) < 0)
                .mapToDouble(s -> seconds(Duration.between(said.from(), s.at())))
                .findFirst();
    }

    /** From the end of the last word of a line that may still change to the moment it was seen. */
    static OptionalDouble lastWord(Seen seen) {
        var words = seen.line().words();
        return seen.line().completed() || words.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(seconds(Duration.between(words.getLast().end(), seen.at())));
    }

    /** From the end of what was said to the first confirmed text that reaches into its last half second. */
    static OptionalDouble afterSpeech(Said said, List<Seen> seen) {
        return seen.stream()
                .filter(s -> s.line().completed()
                        && s.line().end().isAfter(said.to().minus(TAIL))
                        && s.line().start().isBefore(said.to()))
                .mapToDouble(s -> seconds(Duration.between(said.to(), s.at())))
                .findFirst();
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }
}
