package com.vomeet.speech.engine;

import java.time.Duration;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Says of each 20 ms frame whether an utterance begins, goes on or ends with it. A short pause is enough to end a long utterance, so
 * that in a monologue nothing waits for long, and after {@link #LONGEST} it ends wherever it is.
 */
final class Endpointer {
    enum Turn {
        SILENCE,
        BEGIN,
        GO_ON,
        END
    }

    private static final int FRAMES_PER_SECOND = Engine.SAMPLE_RATE / Loudness.FRAME;

    /** After how long which pause is enough, in frames. Shorter ones at first would part what belongs together and cost words. */
    private static final NavigableMap<Integer, Integer> PAUSES = new TreeMap<>(Map.of(
            0,
            frames(Duration.ofMillis(500)),
            frames(Duration.ofSeconds(3)),
            frames(Duration.ofMillis(340)),
            frames(Duration.ofSeconds(6)),
            frames(Duration.ofMillis(240)),
            frames(Duration.ofSeconds(10)),
            frames(Duration.ofMillis(160)),
            frames(Duration.ofSeconds(14)),
            frames(Duration.ofMillis(80))));

    private static final Duration LONGEST = Duration.ofSeconds(18);

    /** So many loud frames within the last {@link #ONSET_WINDOW} are a beginning; a click is shorter. */
    private static final int ONSET = 3;

    private static final int ONSET_WINDOW = 5;

    private final Loudness loudness = new Loudness();
    private boolean open;
    private int recent;
    private int length;
    private int quiet;

    Turn next(short[] samples, int offset) {
        var speech = loudness.isSpeech(samples, offset);
        recent = ((recent << 1) | (speech ? 1 : 0)) & ((1 << ONSET_WINDOW) - 1);
        if (!open) {
            return Integer.bitCount(recent) < ONSET ? Turn.SILENCE : begin();
        }
        length++;
        // One loud frame alone is a click and does not make the pause begin anew.
        quiet = (recent & 3) == 3 ? 0 : quiet + 1;
        if (quiet < pauseThatEnds() && length < frames(LONGEST)) {
            return Turn.GO_ON;
        }
        open = false;
        recent = 0;
        return Turn.END;
    }

    private Turn begin() {
        open = true;
        length = 0;
        quiet = 0;
        return Turn.BEGIN;
    }

    private int pauseThatEnds() {
        return PAUSES.floorEntry(length).getValue();
    }

    private static int frames(Duration time) {
        return Math.toIntExact(time.toMillis() * FRAMES_PER_SECOND / 1000);
    }
}
