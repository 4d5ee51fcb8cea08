package com.vomeet.speech.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/**
 * Cuts a stream of audio into utterances and has them recognised. A sample is given to the recogniser once or, far from speech, never;
 * words get the times of the session.
 */
final class UtteranceSession implements EngineSession {
    /** So much before the detected beginning is heard too: weak first sounds. */
    private static final int PRE_ROLL_FRAMES = 15;

    /** Interim text is asked for each 200 ms of audio. */
    private static final int INTERIM_FRAMES = 10;

    private final Recogniser recogniser;
    private final Consumer<Recognised> results;
    private final Endpointer endpointer = new Endpointer();
    private final Deque<short[]> preRoll = new ArrayDeque<>();
    private final short[] frame = new short[Loudness.FRAME];
    private int filled;
    private long framesHeard;
    private long utteranceStart;
    private boolean open;
    private List<Recognised.Word> shown = List.of();

    UtteranceSession(Recogniser recogniser, Consumer<Recognised> results) {
        this.recogniser = recogniser;
        this.results = results;
    }

    @Override
    public void accept(short[] samples) {
        for (var done = 0; done < samples.length; ) {
            var count = Math.min(samples.length - done, frame.length - filled);
            System.arraycopy(samples, done, frame, filled, count);
            filled += count;
            done += count;
            if (filled == frame.length) {
                filled = 0;
                hear();
            }
        }
    }

    private void hear() {
        var turn = endpointer.next(frame, 0);
        framesHeard++;
        switch (turn) {
            case SILENCE -> remember();
            case BEGIN -> begin();
            case GO_ON -> goOn();
            case END -> {
                feed(frame);
                end();
            }
        }
    }

    private void remember() {
        if (preRoll.size() == PRE_ROLL_FRAMES) {
            preRoll.removeFirst();
        }
        preRoll.addLast(frame.clone());
    }

    private void begin() {
        open = true;
        utteranceStart = framesHeard - 1 - preRoll.size();
        recogniser.start();
        preRoll.forEach(this::feed);
        preRoll.clear();
        feed(frame);
    }

    private void goOn() {
        feed(frame);
        if ((framesHeard - utteranceStart) % INTERIM_FRAMES == 0) {
            var words = recogniser.interim();
            if (!words.isEmpty() && !words.equals(shown)) {
                shown = words;
                results.accept(Recognised.of(inSession(words), false));
            }
        }
    }

    private void end() {
        open = false;
        var words = recogniser.finish();
        if (!words.isEmpty()) {
            results.accept(Recognised.of(inSession(words), true));
        } else if (!shown.isEmpty()) {
            results.accept(Recognised.takenBack(seconds(utteranceStart), seconds(framesHeard)));
        }
        shown = List.of();
    }

    private void feed(short[] samples) {
        recogniser.feed(samples, 0, samples.length);
    }

    private List<Recognised.Word> inSession(List<Recognised.Word> words) {
        var start = seconds(utteranceStart);
        var heard = seconds(framesHeard);
        var moved = new ArrayList<Recognised.Word>();
        for (var word : words) {
            // The decoder pads the last frame, so that a word may seem to end after what was heard.
            var end = Math.min(heard, start + word.end());
            moved.add(new Recognised.Word(word.word(), Math.min(end, start + word.start()), end, word.probability()));
        }
        return moved;
    }

    private static double seconds(long frames) {
        return (double) frames * Loudness.FRAME / Engine.SAMPLE_RATE;
    }

    @Override
    public void finish() {
        if (open) {
            recogniser.feed(Arrays.copyOf(frame, filled), 0, filled);
            end();
        }
        filled = 0;
    }

    @Override
    public void close() {
        recogniser.close();
    }
}
