package com.vomeet.bench;

import com.vomeet.lab.voice.Pcm;
import com.vomeet.lab.voice.SoundSearch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Looks in a recording for what was sent: in blocks of 200 ms, each where it fits best near the place at which the second around it
 * fits. A receiver stretches and squeezes speech by some milliseconds to ride out jitter, so at one place for all even whole sound
 * looks damaged. Used by one thread.
 */
final class AudioFinder {
    /** The likeness from which a block counts as found: whole sound has 0.99, with a third of it missing 0.8 at most. */
    static final double LIKE = 0.8;

    /** Enough to know the place of a second, a part of which may be missing. */
    private static final double PLACED = 0.5;

    private static final int SECOND = Pcm.RATE;
    private static final int BLOCK = SECOND / 5;
    /** Below -46 dB of full scale a block is a pause. */
    private static final double QUIET = 0.005;

    /** How far buffers move a line against the one before it, a second against the one before it, a block within its second. */
    private static final int LINES_APART = SECOND;

    private static final int SECONDS_APART = SECOND / 4;
    private static final int BLOCKS_APART = SECOND / 20;

    private final Pcm recording;
    private final SoundSearch search;
    /** From a sample's place in time, counted from the first line's beginning, to its place in the recording. */
    private int shift;

    AudioFinder(Pcm recording) {
        this.recording = recording;
        search = new SoundSearch(recording);
    }

    /**
     * Something that was sent.
     *
     * @param at when its first sample went out
     */
    record Sent(Instant at, Pcm sound) {}

    /** @param lines in the order of time */
    FoundAudio find(List<Sent> lines) {
        var all = FoundAudio.NOTHING;
        for (var line : lines) {
            var since = Duration.between(lines.getFirst().at(), line.at());
            all = all.plus(find(line.sound(), Math.toIntExact(since.toMillis() * Pcm.RATE / 1000)));
        }
        return all;
    }

    private FoundAudio find(Pcm line, int at) {
        // A line that is not where it should be may be anywhere.
        if (!follow(loudestSecond(line), at, LINES_APART)) {
            follow(loudestSecond(line), at, recording.length());
        }
        var all = FoundAudio.NOTHING;
        for (var from = 0; from < line.length(); from += BLOCK) {
            if (from % SECOND == 0) {
                follow(Piece.of(line, from, SECOND), at, SECONDS_APART);
            }
            var block = Piece.of(line, from, BLOCK);
            if (block.sound().loudness() > QUIET) {
                var samples = Math.min(BLOCK, line.length() - from);
                var found = place(block, at, BLOCKS_APART).likeness() >= LIKE;
                all = all.plus(new FoundAudio(samples, found ? samples : 0));
            }
        }
        return all;
    }

    private boolean follow(Piece piece, int at, int apart) {
        var place = place(piece, at, apart);
        var placed = place.likeness() >= PLACED;
        if (placed) {
            shift = place.at() - at - piece.from();
        }
        return placed;
    }

    private SoundSearch.Place place(Piece piece, int at, int apart) {
        var expected = at + piece.from() + shift;
        return search.find(piece.sound(), expected - apart, expected + apart);
    }

    private static Piece loudestSecond(Pcm line) {
        var loudest = Piece.of(line, 0, SECOND);
        for (var from = BLOCK; from + SECOND <= line.length(); from += BLOCK) {
            var piece = Piece.of(line, from, SECOND);
            loudest = piece.sound().loudness() > loudest.sound().loudness() ? piece : loudest;
        }
        return loudest;
    }

    private record Piece(int from, Pcm sound) {
        /** Of full length: where the end of the line is near it begins earlier. */
        static Piece of(Pcm line, int from, int length) {
            var start = Math.max(0, Math.min(from, line.length() - length));
            return new Piece(start, line.part(start, Math.min(start + length, line.length())));
        }
    }
}
