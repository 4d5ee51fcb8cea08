package com.vomeet.manager.transcript;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Who spoke from when to when. Whoever was not said to have ceased speaks on; but when another has begun since, whose end may have been
 * lost speaks only where nobody else does. Of several the one who spoke longest gives a text its name, and of equals the one who began
 * last.
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

    /** @param sure false where the person is only not known to have ceased */
    private record Turn(String participant, String name, Instant from, Instant to, boolean sure) {
        private static Turn of(Mark begun, Instant to) {
            return new Turn(begun.participant(), begun.name(), begun.at(), to, true);
        }

        private boolean covers(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

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
                var until = begun == null ? Instant.MAX : untilAnother(begun, marks);
                // Again, after another: in between the end was lost.
                if (begun != null && until.isBefore(mark.at())) {
                    turns.add(Turn.of(begun, until));
                    open.put(mark.participant(), mark);
                }
            } else {
                var begun = open.remove(mark.participant());
                if (begun != null) {
                    turns.add(Turn.of(begun, mark.at()));
                }
            }
        }
        for (var begun : open.values()) {
            var until = untilAnother(begun, marks);
            turns.add(Turn.of(begun, until));
            turns.add(new Turn(begun.participant(), begun.name(), until, Instant.MAX, false));
        }
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
        var edges = edges(from, to);
        for (int i = 1; i < edges.size(); i++) {
            var start = edges.get(i - 1);
            var length = Duration.between(start, edges.get(i));
            var speaking = turns.stream().filter(turn -> turn.covers(start)).toList();
            var isSure = speaking.stream().anyMatch(Turn::sure);
            speaking.stream()
                    .filter(turn -> turn.sure() == isSure)
                    .forEach(turn ->
                            shares.merge(turn.participant(), new Share(turn.name(), length, turn.from()), Share::and));
        }
        return shares.values().stream().max(BY_WEIGHT).map(Share::name).orElse(null);
    }

    /** Where it changes who speaks, with both ends. */
    private List<Instant> edges(Instant from, Instant to) {
        if (!from.isBefore(to)) {
            return List.of();
        }
        var edges = new TreeSet<Instant>(List.of(from, to));
        for (var turn : turns) {
            edges.add(turn.from());
            edges.add(turn.to());
        }
        return List.copyOf(edges.subSet(from, true, to, true));
    }
}
