package com.vomeet.bot.speakers;

import com.vomeet.bot.speakers.SpeakerSample.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/**
 * People who talk in turns, sometimes at once, and what a page would say about it every tenth of a second. Seeded. Levels fall between
 * words; marks come and go 100 to 300 ms late; a recogniser places words up to 100 ms wrong.
 */
final class Conversation {
    /** How the page's media name who sounds. */
    enum Arrangement {
        /** Three receivers, handed to whoever speaks; the contributing source tells who. */
        POOL,
        /** One receiver for all, with the contributing sources of those who speak, all with the mix's level. */
        MIX,
        /** A receiver for each, no contributing sources. */
        TRACK_EACH,
        /** One receiver for all that says nothing about whom. */
        MARKS_ONLY
    }

    static final List<String> NAMES = List.of("Ada", "Grace", "Edsger");

    /** @param speaker index into {@link #NAMES} */
    record Word(int speaker, double start, double end) {}

    private record Turn(int speaker, double start, double end, double markOn, double markOff) {}

    final List<Word> words = new ArrayList<>();
    private final List<Turn> turns = new ArrayList<>();
    private final Arrangement arrangement;
    private final Random random;

    Conversation(Arrangement arrangement, long seed, int turnCount) {
        this.arrangement = arrangement;
        this.random = new Random(seed);
        var at = 1_000.0;
        var speaker = 0;
        for (int i = 0; i < turnCount; i++) {
            var end = speak(speaker, at);
            var overlaps = random.nextInt(10) == 0;
            at = overlaps ? end - between(200, 600) : end + between(50, 900);
            speaker = (speaker + 1 + random.nextInt(NAMES.size() - 1)) % NAMES.size();
        }
    }

    private double speak(int speaker, double from) {
        var at = from;
        var count = 4 + random.nextInt(10);
        for (int i = 0; i < count; i++) {
            var length = between(180, 420);
            words.add(new Word(speaker, at, at + length));
            at += length + (random.nextInt(4) == 0 ? between(120, 350) : 20);
        }
        turns.add(new Turn(speaker, from, at, from + between(100, 300), at + between(100, 300)));
        return at;
    }

    double end() {
        return turns.getLast().end() + 1_000;
    }

    /** As a recogniser would place it. */
    Span heard(Word word) {
        var off = between(-100, 100);
        return new Span(word.start() + off, word.end() + off);
    }

    boolean speaksAt(int speaker, double at) {
        return turns.stream().anyMatch(t -> t.speaker() == speaker && at >= t.start() && at <= t.end());
    }

    SpeakerSample sample(double at) {
        var marked = turns.stream()
                .filter(t -> at >= t.markOn() && at <= t.markOff())
                .map(t -> id(t.speaker()))
                .distinct()
                .toList();
        return new SpeakerSample(at, sources(at), marked);
    }

    private List<Source> sources(double at) {
        var speaking = turns.stream()
                .filter(t -> at >= t.start() && at <= t.end())
                .map(Turn::speaker)
                .distinct()
                .toList();
        var level = words.stream().anyMatch(w -> at >= w.start() && at <= w.end()) ? between(0.03, 0.2) : 0.001;
        return switch (arrangement) {
            case POOL ->
                speaking.stream()
                        .map(s -> new Source(turnOf(s, at) % 3, 100 + s, level(s, at)))
                        .toList();
            case MIX ->
                speaking.stream().map(s -> new Source(0, 100 + s, level)).toList();
            case TRACK_EACH ->
                java.util.stream.IntStream.range(0, NAMES.size())
                        .mapToObj(s -> new Source(s, -1, level(s, at)))
                        .toList();
            case MARKS_ONLY -> List.of(new Source(0, -1, level));
        };
    }

    private int turnOf(int speaker, double at) {
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            if (turn.speaker() == speaker && at >= turn.start() && at <= turn.end()) {
                return i;
            }
        }
        return 0;
    }

    private double level(int speaker, double at) {
        var sounds = words.stream().anyMatch(w -> w.speaker() == speaker && at >= w.start() && at <= w.end());
        return sounds ? between(0.03, 0.2) : between(0, 0.002);
    }

    static String id(int speaker) {
        return Objects.requireNonNull("spaces/x/devices/" + speaker);
    }

    private double between(double low, double high) {
        return low + random.nextDouble() * (high - low);
    }
}
