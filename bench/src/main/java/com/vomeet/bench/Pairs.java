package com.vomeet.bench;

import com.vomeet.bench.Bursts.Burst;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bursts of one line beside those of the same line in another meeting: in their order, as many as there are on both sides, and so
 * that all distances together are the smallest.
 */
record Pairs(List<Pair> all) {
    Pairs {
        all = List.copyOf(all);
    }

    /** @param other null: the other meeting has none that stands for it */
    record Pair(Burst own, @Nullable Burst other) {}

    static Pairs of(List<Burst> own, List<Burst> other) {
        var ours = inOrder(own);
        var theirs = inOrder(other);
        var partners = new ArrayList<@Nullable Burst>();
        ours.forEach(_ -> partners.add(null));
        if (ours.size() <= theirs.size()) {
            var places = places(ours, theirs);
            for (var i = 0; i < places.length; i++) {
                partners.set(i, theirs.get(places[i]));
            }
        } else {
            var places = places(theirs, ours);
            for (var i = 0; i < places.length; i++) {
                partners.set(places[i], theirs.get(i));
            }
        }
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < ours.size(); i++) {
            pairs.add(new Pair(ours.get(i), partners.get(i)));
        }
        return new Pairs(pairs);
    }

    private static List<Burst> inOrder(List<Burst> bursts) {
        return bursts.stream().sorted(Comparator.comparing(Burst::offset)).toList();
    }

    /** @return for each of the few, its place among the many */
    private static int[] places(List<Burst> few, List<Burst> many) {
        // By how many of the few and of the many there are up to there: the least that all distances can be.
        var least = new long[few.size() + 1][many.size() + 1];
        for (var i = 1; i <= few.size(); i++) {
            for (var j = i; j <= many.size(); j++) {
                var paired = least[i - 1][j - 1]
                        + few.get(i - 1).distance(many.get(j - 1)).toMillis();
                least[i][j] = j > i ? Math.min(paired, least[i][j - 1]) : paired;
            }
        }
        var places = new int[few.size()];
        for (int i = few.size(), j = many.size(); i > 0; j--) {
            if (j == i || least[i][j] < least[i][j - 1]) {
                places[--i] = j - 1;
            }
        }
        return places;
    }
}
