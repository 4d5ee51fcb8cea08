package com.vomeet.bot.speakers;

import com.vomeet.bot.speakers.Moment.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Learns which source is which person from marks that come and go with it. Only steady moments count: a page's marks come 100 to 300
 * ms late and linger, so what happens around a change says nothing. Not thread-safe.
 */
final class SourceLearning {
    private static final double STEADY_ON_MILLIS = 400;
    /** Pauses between words are shorter. */
    private static final double PAUSE_MILLIS = 500;

    private static final double STEADY_OFF_MILLIS = 1_000;
    /** Moments, a tenth of a second each. */
    private static final double ENOUGH = 4;

    private static final double CERTAIN_SHARE = 0.75;
    /** Evidence beyond a minute is halved, so that a source that changes hands is learned anew. */
    private static final double FORGET_ABOVE = 600;

    private final Map<Source, Evidence> evidence = new HashMap<>();

    private static final class Evidence {
        private final double firstOn;
        private double onSince;
        private double lastOn;
        /** Moments in which the source was steadily on and somebody was marked. */
        private double on;

        private final Map<String, Double> together = new HashMap<>();
        private final Map<String, Double> without = new HashMap<>();

        private Evidence(double now) {
            firstOn = now;
            onSince = now;
            lastOn = now;
        }

        /** While one takes the other's place both may be heard for a moment. */
        private boolean isBeside(Evidence other) {
            return Math.min(lastOn, other.lastOn) - Math.max(firstOn, other.firstOn) >= STEADY_OFF_MILLIS;
        }
    }

    void take(Moment moment) {
        var now = moment.atMillis();
        for (var active : moment.active()) {
            var known = evidence.computeIfAbsent(active.source(), _ -> new Evidence(now));
            if (now - known.lastOn > PAUSE_MILLIS) {
                known.onSince = now;
            }
            known.lastOn = now;
        }
        if (!moment.marked().isEmpty()) {
            evidence.values().forEach(known -> count(known, moment));
        }
    }

    private static void count(Evidence known, Moment moment) {
        var now = moment.atMillis();
        var speaking = now - known.lastOn <= PAUSE_MILLIS;
        if (speaking && now - known.onSince >= STEADY_ON_MILLIS) {
            known.on++;
            moment.marked().forEach(person -> known.together.merge(person, 1.0, Double::sum));
        } else if (!speaking && now - known.lastOn >= STEADY_OFF_MILLIS) {
            moment.marked().forEach(person -> known.without.merge(person, 1.0, Double::sum));
        }
        if (known.on > FORGET_ABOVE) {
            known.on /= 2;
            known.together.replaceAll((_, n) -> n / 2);
            known.without.replaceAll((_, n) -> n / 2);
        }
    }

    /** @param others how many people besides the bot have been in the call */
    Optional<String> person(Source source, int others) {
        var known = evidence.get(source);
        if (known == null || !trusted(source, known, others)) {
            return Optional.empty();
        }
        var best = known.together.entrySet().stream().max(Map.Entry.comparingByValue());
        return best.filter(b -> certain(known, b.getKey(), b.getValue())).map(Map.Entry::getKey);
    }

    /**
     * One bare track alone may be everybody's mix, also one that follows another after a reconnect; only where there is but one other
     * person it is theirs.
     */
    private boolean trusted(Source source, Evidence known, int others) {
        return source.contributor()
                || others == 1
                || evidence.entrySet().stream()
                        .anyMatch(other -> !other.getKey().contributor()
                                && !other.getKey().equals(source)
                                && other.getValue().isBeside(known));
    }

    private static boolean certain(Evidence known, String person, double together) {
        var second = known.together.entrySet().stream()
                .filter(e -> !e.getKey().equals(person))
                .mapToDouble(Map.Entry::getValue)
                .max()
                .orElse(0);
        var without = known.without.getOrDefault(person, 0.0);
        return together >= ENOUGH
                && together >= CERTAIN_SHARE * known.on
                && second <= together / 2
                && together >= without / 2;
    }
}
