package com.vomeet.bot.audio;

/**
 * 100 ms of the meeting's sound, all people mixed: 1,600 samples, 16 kHz, mono, signed 16 bit.
 *
 * @param atMillis Unix milliseconds, by the page's clock, of the first sample
 * @param samples not copied; the receiver may keep but not change it
 */
@SuppressWarnings(
        "ArrayRecordComponent") // 10 a second per bot: copying each would be the cost, and nobody compares frames
public record AudioFrame(double atMillis, short[] samples) {
    public static final int SAMPLES = 1600;
    public static final int MILLIS = 100;
    private static final double FULL_SCALE = 32_768;

    /** -60 dB of full scale: the faintest speech is louder, and a call in which nobody speaks is silent. */
    private static final double SOUNDS = 0.001;

    /** -46 dB: speech, or something as loud. */
    private static final double LOUD = 0.005;

    /** Whether there is anything to be heard in it. */
    boolean sounds() {
        return level() >= SOUNDS;
    }

    /** Whether it may be somebody who speaks. */
    public boolean isLoud() {
        return level() >= LOUD;
    }

    /** Root mean square, 0 to 1. */
    double level() {
        var squares = 0.0;
        for (var sample : samples) {
            squares += (double) sample * sample;
        }
        return Math.sqrt(squares / samples.length) / FULL_SCALE;
    }
}
