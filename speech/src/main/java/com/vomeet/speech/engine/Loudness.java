package com.vomeet.speech.engine;

/** Loudness of 20 ms frames and what is loud enough to be speech; it follows the noise of the room. */
final class Loudness {
    /** Samples in a frame. */
    static final int FRAME = Engine.SAMPLE_RATE / 50;

    /** In dB over the quietest sound that 16 bits can say; full scale is 90. */
    private static final double SILENCE = 20;

    /** Never speech below this (-58 dB of full scale). */
    private static final double QUIET = 32;

    private static final double LOUDEST_NOISE = 50;
    private static final double ABOVE_NOISE = 9;

    /** The floor falls at once and rises by 1 dB a second: a pause shows the noise, a sentence does not raise it. */
    private static final double RISE = 0.02;

    private double noise = LOUDEST_NOISE;

    /** Looks at the next frame. */
    boolean isSpeech(short[] samples, int offset) {
        double sum = 0;
        double squares = 0;
        for (var i = offset; i < offset + FRAME; i++) {
            sum += samples[i];
            squares += (double) samples[i] * samples[i];
        }
        // Without the offset that some sound cards add.
        var power = Math.max(0, squares / FRAME - (sum / FRAME) * (sum / FRAME));
        var level = 10 * Math.log10(power + 1);
        noise = Math.clamp(Math.min(level, noise + RISE), SILENCE, LOUDEST_NOISE);
        return level > Math.max(QUIET, noise + ABOVE_NOISE);
    }
}
