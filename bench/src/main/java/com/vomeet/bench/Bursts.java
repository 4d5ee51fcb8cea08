package com.vomeet.bench;

import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.lab.meeting.Spoken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The bursts of sound that an engine which answers at once heard in one meeting; they are comparable between meetings of one script. */
record Bursts(List<Burst> all) {
    /** A receiver stretches sound by some tens of milliseconds to ride out jitter. */
    private static final Duration SAME = Duration.ofMillis(300);

    private static final Duration EDGE = Duration.ofMillis(400);

    Bursts {
        all = List.copyOf(all);
    }

    /** A burst by its place in the whole: which line, and how long after the line's first sound. */
    record Burst(int line, Duration offset, Duration length) {
        Duration distance(Burst other) {
            return offset.minus(other.offset).abs();
        }
    }

    /**
     * What another meeting of the same script lacks.
     *
     * @param lostSeconds the length of all bursts that it has not
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

    /** A burst of the other meeting stands for one of these only: the nearest that no earlier one took. */
    Cost compare(Bursts other) {
        var left = new ArrayList<>(other.all);
        var lost = Duration.ZERO;
        var shifts = new ArrayList<Double>();
        for (var burst : all) {
            var partner = left.stream()
                    .filter(o -> o.line() == burst.line() && burst.distance(o).compareTo(SAME) <= 0)
                    .min(Comparator.comparing(burst::distance));
            if (partner.isPresent()) {
                left.remove(partner.get());
                shifts.add(seconds(burst.distance(partner.get())));
            } else {
                lost = lost.plus(burst.length());
            }
        }
        return new Cost(seconds(lost), shifts);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1000.0;
    }
}
