package com.vomeet.bench;

import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.lab.meeting.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The bursts of sound that an engine which answers at once heard in one meeting; they are comparable between meetings of one script. */
record Bursts(List<Burst> all) {
    /** A receiver stretches and squeezes sound by some tens of milliseconds, at each end of a burst, to ride out jitter. */
    private static final Duration SAME_LENGTH = Duration.ofMillis(200);

    private static final Duration EDGE = Duration.ofMillis(400);

    Bursts {
        all = List.copyOf(all);
    }

    /** A burst by its place in the whole: which line, and how long after the line's first sound. */
    record Burst(int line, Duration offset, Duration length) {
        Duration distance(Burst other) {
            return offset.minus(other.offset).abs();
        }

        /** How much shorter the other is than a receiver makes it. */
        Duration missing(Burst other) {
            var less = length.minus(other.length).minus(SAME_LENGTH);
            return less.isNegative() ? Duration.ZERO : less;
        }
    }

    /**
     * What another meeting of the same script lacks.
     *
     * @param lostSeconds the length of all bursts that it has not, and what those that it has are shorter
     * @param shiftSeconds of each burst that it has, how far it moved
     */
    record Cost(double lostSeconds, List<Double> shiftSeconds) {
        Cost {
            shiftSeconds = List.copyOf(shiftSeconds);
        }
    }

    static Bursts of(List<Spoken> spoken, List<Line> lines) {
        var bursts = new ArrayList<Burst>();
        for (var i = 0; i < spoken.size(); i++) {
            var said = spoken.get(i);
            for (var line : lines) {
                if (line.start().isAfter(said.speechStart().minus(EDGE))
                        && line.start().isBefore(said.speechEnd().plus(EDGE))) {
                    bursts.add(new Burst(
                            i,
                            Duration.between(said.speechStart(), line.start()),
                            Duration.between(line.start(), line.end())));
                }
            }
        }
        return new Bursts(bursts);
    }

    int size() {
        return all.size();
    }

    /** A burst of the other meeting stands for one of these only, however far it has moved within its line. */
    Cost compare(Bursts other) {
        var lost = Duration.ZERO;
        var shifts = new ArrayList<Double>();
        for (var line : all.stream().map(Burst::line).distinct().toList()) {
            for (var pair : Pairs.of(in(line), other.in(line)).all()) {
                var partner = pair.other();
                if (partner == null) {
                    lost = lost.plus(pair.own().length());
                } else {
                    lost = lost.plus(pair.own().missing(partner));
                    shifts.add(seconds(pair.own().distance(partner)));
                }
            }
        }
        return new Cost(seconds(lost), shifts);
    }

    private List<Burst> in(int line) {
        return all.stream().filter(burst -> burst.line() == line).toList();
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
