package com.vomeet.lab.voice;

import java.time.Duration;
import java.util.List;

/**
 * A prompt as a person says it.
 *
 * @param frames what is sent, one each 20 ms
 * @param reference the samples as they were before coding
 * @param decoded the samples as a receiver that loses nothing hears them; Opus is no waveform codec, so what was received is
 *     compared with these
 * @param text what is said
 * @param words its words in lower case
 * @param speechStart when the first sound that is no background begins, counted from the first frame
 * @param speechEnd when the last one ends
 */
public record Voice(
        List<VoiceFrame> frames,
        Pcm reference,
        Pcm decoded,
        String text,
        List<String> words,
        Duration speechStart,
        Duration speechEnd) {
    public static final Duration FRAME = Duration.ofMillis(20);

    public Voice {
        frames = List.copyOf(frames);
        words = List.copyOf(words);
        if (frames.isEmpty() || speechEnd.compareTo(speechStart) < 0) {
            throw new IllegalArgumentException("a voice without frames, or one whose speech ends before it begins");
        }
    }

    /** How long it takes to send it. */
    public Duration duration() {
        return FRAME.multipliedBy(frames.size());
    }
}
