package com.vomeet.bot.transcript;

import com.vomeet.bot.speakers.Span;
import com.vomeet.bot.speech.Heard;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.whisper.WireSegment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The words so far: each finished segment once, with a number, and one tail. Pure but for its memory; not thread-safe. Segments that
 * are heard again, repeated by the server or after a replay, change nothing.
 */
final class Transcript {
    /** Engines move the end of a segment by a little when they hear it again. */
    private static final double SAME_MILLIS = 50;

    private final double zeroMillis;
    private final Naming naming;
    private int number;
    private double finalEnd = Double.NEGATIVE_INFINITY;
    private @Nullable Heard tail;
    private final Unnamed unnamed = new Unnamed();

    /** Gives words their speakers. */
    interface Naming {
        /** One for each word; null where it is not certain. */
        List<@Nullable String> ofWords(List<Span> words);

        /** The one who clearly covers all of it. */
        @Nullable
        String ofWhole(Span span);

        /** The one whose all these words are, by what has been learned since. */
        @Nullable
        String later(List<Span> words);
    }

    /**
     * What is to be said.
     *
     * @param finals new ones, each said once
     * @param named those of the ones before that had no name and have one now
     */
    record Update(List<Segment> finals, @Nullable Segment tail, List<Segment> named) {
        Update {
            finals = List.copyOf(finals);
            named = List.copyOf(named);
        }
    }

    Transcript(double zeroMillis, Naming naming) {
        this.zeroMillis = zeroMillis;
        this.naming = naming;
    }

    int lastNumber() {
        return number;
    }

    Update take(List<Heard> segments) {
        var finals = new ArrayList<Segment>();
        tail = null;
        for (var heard : segments) {
            var fresh = fresh(heard);
            if (fresh != null && fresh.finished()) {
                finals.addAll(finish(fresh));
            } else if (fresh != null) {
                tail = fresh;
            }
        }
        return new Update(finals, tailSegment(), unnamed.ask(finalEnd, naming::later));
    }

    /** Nothing more will come: what was still open is final. */
    Update end() {
        var open = tail;
        tail = null;
        var finals = open == null ? List.<Segment>of() : finish(open);
        return new Update(finals, null, unnamed.askNow(finalEnd, naming::later));
    }

    /** The part that has not been said before; null if there is none. */
    private @Nullable Heard fresh(Heard heard) {
        if (heard.text().isBlank() || heard.endMillis() <= finalEnd + SAME_MILLIS) {
            return null;
        }
        if (heard.startMillis() >= finalEnd - SAME_MILLIS) {
            return heard;
        }
        if (heard.words().isEmpty()) {
            var middle = (heard.startMillis() + heard.endMillis()) / 2;
            return middle > finalEnd ? heard : null;
        }
        var words = heard.words().stream().filter(w -> w.middle() > finalEnd).toList();
        return words.isEmpty() ? null : part(heard, words);
    }

    private List<Segment> finish(Heard heard) {
        finalEnd = Math.max(finalEnd, heard.endMillis());
        var segments = new ArrayList<Segment>();
        for (var turn : turns(heard)) {
            number++;
            var segment = segment(turn.heard(), number, true, turn.speaker());
            segments.add(segment);
            if (turn.speaker() == null && !turn.heard().words().isEmpty()) {
                unnamed.add(segment, spans(turn.heard().words()));
            }
        }
        return segments;
    }

    private record Turn(Heard heard, @Nullable String speaker) {}

    private List<Turn> turns(Heard heard) {
        var words = heard.words();
        if (words.isEmpty()) {
            return List.of(new Turn(heard, naming.ofWhole(new Span(heard.startMillis(), heard.endMillis()))));
        }
        var names = naming.ofWords(spans(words));
        var turns = new ArrayList<Turn>();
        var from = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || !Objects.equals(names.get(i), names.get(from))) {
                var whole = from == 0 && i == words.size();
                turns.add(new Turn(whole ? heard : part(heard, words.subList(from, i)), names.get(from)));
                from = i;
            }
        }
        return turns;
    }

    private @Nullable Segment tailSegment() {
        var open = tail;
        if (open == null) {
            return null;
        }
        var names = open.words().isEmpty()
                ? Collections.singletonList(naming.ofWhole(new Span(open.startMillis(), open.endMillis())))
                : naming.ofWords(spans(open.words()));
        var one = names.stream().distinct().count() == 1;
        return segment(open, number + 1, false, one ? names.getFirst() : null);
    }

    private static List<Span> spans(List<Heard.Word> words) {
        return words.stream().map(w -> new Span(w.startMillis(), w.endMillis())).toList();
    }

    private static Heard part(Heard heard, List<Heard.Word> words) {
        return new Heard(
                words.getFirst().startMillis(),
                words.getLast().endMillis(),
                text(words),
                heard.finished(),
                heard.language(),
                heard.confidence(),
                words);
    }

    /** Some engines give words with the blank before them, some without. */
    private static String text(List<Heard.Word> words) {
        var blanks = words.stream().skip(1).anyMatch(w -> w.text().startsWith(" "));
        return String.join(
                blanks ? "" : " ", words.stream().map(Heard.Word::text).toList());
    }

    private Segment segment(Heard heard, int itsNumber, boolean completed, @Nullable String speaker) {
        return new Segment(
                itsNumber,
                seconds(heard.startMillis()),
                seconds(heard.endMillis()),
                heard.text().strip(),
                completed,
                heard.language(),
                speaker,
                heard.confidence(),
                words(heard),
                Instant.ofEpochMilli(Math.round(heard.startMillis())),
                Instant.ofEpochMilli(Math.round(heard.endMillis())));
    }

    private @Nullable List<WireSegment.Word> words(Heard heard) {
        return heard.words().isEmpty()
                ? null
                : heard.words().stream()
                        .map(w -> new WireSegment.Word(
                                w.text(), seconds(w.startMillis()), seconds(w.endMillis()), w.probability()))
                        .toList();
    }

    private double seconds(double millis) {
        return Math.round(Math.max(0, millis - zeroMillis)) / 1000.0;
    }
}
