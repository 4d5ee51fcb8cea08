package com.vomeet.manager.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who spoke from when to when. Whoever was not said to have ceased speaks on until another begins, for the end may have been lost; of
 * several the one who spoke longest gives a text its name, and of equals the one who began last.
 */
final class SpeakerTurns {
    static final SpeakerTurns NONE = new SpeakerTurns(List.of());
    private static final Comparator<Share> BY_WEIGHT =
            Comparator.comparing(Share::length).thenComparing(Share::from);

    private final List<Turn> turns;

    private SpeakerTurns(List<Turn> turns) {
        this.turns = List.copyOf(turns);
    }

    /** A {@link SpeakerEvent} with its place in time. */
    record Mark(Instant at, String participant, boolean speaking, String name) {}

    private record Turn(String participant, String name, Instant from, Instant to) {}

    /** A person's part of a span. */
    private record Share(String name, Duration length, Instant from) {
        Share and(Share later) {
            return new Share(later.name, length.plus(later.length), later.from);
        }
    }

    /** @param marks in the order of time; the same may be said several times */
    static SpeakerTurns of(List<Mark> marks) {
        var open = new LinkedHashMap<String, Mark>();
        var turns = new ArrayList<Turn>();
        for (var mark : marks) {
            if (mark.speaking()) {
                var begun = open.putIfAbsent(mark.participant(), mark);
                // Again, after another: in between the end was lost.
                if (begun != null && untilAnother(begun, marks).isBefore(mark.at())) {
                    turns.add(new Turn(begun.participant(), begun.name(), begun.at(), untilAnother(begun, marks)));
                    open.put(mark.participant(), mark);
                }
            } else {
                var begun = open.remove(mark.participant());
                if (begun != null) {
                    turns.add(new Turn(begun.participant(), begun.name(), begun.at(), mark.at()));
                }
            }
        }
        open.values()
                .forEach(begun ->
                        turns.add(new Turn(begun.participant(), begun.name(), begun.at(), untilAnother(begun, marks))));
        return new SpeakerTurns(turns);
    }

    private static Instant untilAnother(Mark begun, List<Mark> marks) {
        return marks.stream()
                .filter(mark -> mark.speaking() && !mark.participant().equals(begun.participant()))
                .map(Mark::at)
                .filter(at -> at.isAfter(begun.at()))
                .min(Comparator.naturalOrder())
                .orElse(Instant.MAX);
    }

    /** Who spoke then; null: nobody who is known. */
    @Nullable
    String name(Instant from, Instant to) {
        Map<String, Share> shares = new HashMap<>();
        for (var turn : turns) {
            var start = turn.from().isAfter(from) ? turn.from() : from;
            var end = turn.to().isBefore(to) ? turn.to() : to;
            if (start.isBefore(end)) {
                shares.merge(
                        turn.participant(),
                        new Share(turn.name(), Duration.between(start, end), turn.from()),
                        Share::and);
            }
        }
        return shares.values().stream().max(BY_WEIGHT).map(Share::name).orElse(null);
    }
}
