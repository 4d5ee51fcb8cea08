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

    /** Marks that are wrong around a change are right again after so long. */
    private static final double STEADY_MILLIS = 1_000;

    private static final int STEADY_MOMENTS = 10;

    private final SpeakerTimeline timeline;
    private final Function<Source, Optional<String>> learned;

    Attribution(SpeakerTimeline timeline, Function<Source, Optional<String>> learned) {
        this.timeline = timeline;
        this.learned = learned;
    }

    /**
     * Whose a word is.
     *
     * @param source the one that was clearly heard, whoever it belongs to
     */
    record Whose(Optional<String> person, Optional<Source> source) {}

    Whose whose(Span word) {
        var half = Math.max(AROUND_MILLIS, word.length() / 2);
        var near = sounding(word.middle(), half);
        var sources = near.isEmpty() ? sounding(word.middle(), half + FURTHER_MILLIS) : near;
        var clearest = clearest(sources);
        var known = clearest.flatMap(source -> learned.apply(source)
                .filter(person -> source.contributor() || !isContradicted(person, source, word.middle())));
        return new Whose(known.isPresent() ? known : marked(word.middle() + MARK_LATE_MILLIS, half), clearest);
    }

    /** A track may have been given to somebody else: then only others are marked while it sounds, and not for a moment. */
    private boolean isContradicted(String person, Source source, double middle) {
        var marks = timeline.between(middle - STEADY_MILLIS, middle + STEADY_MILLIS).stream()
                .filter(moment -> moment.hasActive(source) && !moment.marked().isEmpty())
                .toList();
        return marks.size() >= STEADY_MOMENTS
                && marks.stream().noneMatch(moment -> moment.marked().contains(person));
    }

    /** Whose the contributing source is that was clearly heard in a word. */
    Optional<String> contributor(Span word) {
        return whose(word).source().filter(Source::contributor).flatMap(learned);
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

    /** An unnamed word between two of the same person is theirs too, unless another source than theirs was clearly heard. */
    static List<Optional<String>> fill(List<Whose> words) {
        var filled = new ArrayList<Optional<String>>(words.size());
        for (int i = 0; i < words.size(); i++) {
            var own = words.get(i).person();
            filled.add(own.isPresent() || i == 0 ? own : between(filled.get(i - 1), words, i));
        }
        return filled;
    }

    private static Optional<String> between(Optional<String> before, List<Whose> words, int unnamed) {
        var after = words.stream()
                .skip(unnamed + 1L)
                .filter(word -> word.person().isPresent())
                .findFirst();
        var source = words.get(unnamed).source();
        return after.filter(word -> word.person().equals(before))
                .filter(word -> source.isEmpty()
                        || source.equals(word.source())
                        || source.equals(words.get(unnamed - 1).source()))
                .flatMap(Whose::person);
    }

    /** Each moment is attributed by itself; somebody who has nine tenths of those in which anything is heard has the whole. */
    Optional<String> covering(Span span) {
        var heard = new HashMap<Optional<String>, Double>();
        for (var moment : timeline.between(span.startMillis(), span.endMillis())) {
            if (!moment.active().isEmpty() || !moment.marked().isEmpty()) {
                heard.merge(
                        whose(new Span(moment.atMillis(), moment.atMillis())).person(), 1.0, Double::sum);
            }
        }
        return clear(heard, WHOLE_SHARE).flatMap(Function.identity());
    }
}
