package com.vomeet.bot.speakers;

import com.vomeet.bot.speakers.Moment.Source;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Says whose a word is, from what was seen around it. Sources are exact in time, marks come late; what is not clear gets no name. */
final class Attribution {
    /** Recognisers place a word within a fifth of a second. */
    private static final double AROUND_MILLIS = 150;

    private static final double FURTHER_MILLIS = 400;
    private static final double CLEAR_SHARE = 0.7;
    private static final double WHOLE_SHARE = 0.9;
    /** Pages show their mark 100 to 300 ms after somebody begins and after they stop. */
    private static final double MARK_LATE_MILLIS = 200;

    private final SpeakerTimeline timeline;
    private final Function<Source, Optional<String>> learned;

    Attribution(SpeakerTimeline timeline, Function<Source, Optional<String>> learned) {
        this.timeline = timeline;
        this.learned = learned;
    }

    Optional<String> person(Span word) {
        var half = Math.max(AROUND_MILLIS, word.length() / 2);
        var near = sounding(word.middle(), half);
        var sources = near.isEmpty() ? sounding(word.middle(), half + FURTHER_MILLIS) : near;
        var clearest = clearest(sources);
        if (clearest.isPresent()) {
            var person = learned.apply(clearest.get());
            if (person.isPresent()) {
                return person;
            }
        }
        return marked(word.middle() + MARK_LATE_MILLIS, half);
    }

    /** How much each source was heard around a moment. */
    private Map<Source, Double> sounding(double middle, double half) {
        var heard = new HashMap<Source, Double>();
        for (var moment : timeline.between(middle - half, middle + half)) {
            moment.active().forEach(a -> heard.merge(a.source(), a.level(), Double::sum));
        }
        return heard;
    }

    private static Optional<Source> clearest(Map<Source, Double> heard) {
        return clear(heard, CLEAR_SHARE);
    }

    private Optional<String> marked(double middle, double half) {
        var seen = new HashMap<String, Double>();
        for (var moment : timeline.between(middle - half, middle + half)) {
            moment.marked().forEach(person -> seen.merge(person, 1.0, Double::sum));
        }
        return clear(seen, CLEAR_SHARE);
    }

    private static <K> Optional<K> clear(Map<K, Double> weights, double share) {
        var all = weights.values().stream().mapToDouble(Double::doubleValue).sum();
        return weights.entrySet().stream()
                .filter(e -> e.getValue() >= share * all)
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey);
    }

    /** An unnamed word between two of the same person is theirs too. */
    List<Optional<String>> fill(List<Optional<String>> people) {
        var filled = new ArrayList<>(people);
        for (int i = 0; i < filled.size(); i++) {
            if (filled.get(i).isEmpty()) {
                var before = i == 0 ? Optional.<String>empty() : filled.get(i - 1);
                var after = people.stream()
                        .skip(i + 1L)
                        .filter(Optional::isPresent)
                        .findFirst()
                        .orElse(Optional.empty());
                if (before.isPresent() && before.equals(after)) {
                    filled.set(i, before);
                }
            }
        }
        return filled;
    }

    /** Each moment is attributed by itself; somebody who has nine tenths of those in which anything is heard has the whole. */
    Optional<String> covering(Span span) {
        var heard = new HashMap<Optional<String>, Double>();
        for (var moment : timeline.between(span.startMillis(), span.endMillis())) {
            if (!moment.active().isEmpty() || !moment.marked().isEmpty()) {
                heard.merge(person(new Span(moment.atMillis(), moment.atMillis())), 1.0, Double::sum);
            }
        }
        return clear(heard, WHOLE_SHARE).flatMap(Function.identity());
    }
}
