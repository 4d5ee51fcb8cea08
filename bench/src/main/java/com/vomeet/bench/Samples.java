package com.vomeet.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Measurements of one kind. At least one. */
record Samples(List<Double> sorted) {
    Samples {
        if (sorted.isEmpty()) {
            throw new IllegalArgumentException("nothing was measured");
        }
        sorted = sorted.stream().sorted().toList();
    }

    static Samples of(List<Double> values) {
        return new Samples(new ArrayList<>(values));
    }

    /** How many times as much of each as of the other that was measured with it. */
    static Samples ratios(List<Double> each, List<Double> other) {
        if (each.size() != other.size()) {
            throw new IllegalArgumentException(each.size() + " and " + other.size() + " are no pairs");
        }
        return of(IntStream.range(0, each.size())
                .mapToObj(i -> each.get(i) / other.get(i))
                .toList());
    }

    /** The nearest-rank percentile: the smallest value that at least {@code percent} of the values do not exceed. */
    double percentile(double percent) {
        var rank = (int) Math.ceil(percent / 100 * sorted.size());
        return sorted.get(Math.max(rank, 1) - 1);
    }

    double median() {
        return percentile(50);
    }

    double smallest() {
        return sorted.getFirst();
    }

    double largest() {
        return sorted.getLast();
    }

    int size() {
        return sorted.size();
    }
}
