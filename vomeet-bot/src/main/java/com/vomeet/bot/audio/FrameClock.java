package com.vomeet.bot.audio;

/**
 * Puts frames of the audio clock on the page's clock. Frames are exactly 100 ms apart as long as the two clocks agree to within a few
 * milliseconds; a slow drift is followed slowly; a jump of the difference means that sound is missing, and is a gap in the stamps. An
 * audio clock that begins anew, after the page was loaded again, goes on behind the one before. For one thread.
 */
public final class FrameClock {
    private static final double SAMPLES_PER_MILLI = AudioFrame.SAMPLES / (double) AudioFrame.MILLIS;
    /** Differences up to this many milliseconds are the scheduler's, not the clock's. */
    private static final double DEAD_BAND = 15;
    /** Milliseconds a frame's stamp may be moved against its neighbour's: 0.5 % of its length. */
    private static final double SLEW = 0.5;
    /** A difference above this many milliseconds, for so many frames on end, is missing sound. */
    private static final double JUMP = 60;

    private static final int JUMP_FRAMES = 3;

    private double offset = Double.NaN;
    private double leastOfJump = Double.POSITIVE_INFINITY;
    private int jumping;
    private double lostMillis;
    private long last = -1;
    private double end = Double.NEGATIVE_INFINITY;
    private int restarts;

    /**
     * @param first the number of the frame's first sample, by the audio clock
     * @param ahead how far, in milliseconds, the page's clock is ahead of the audio clock, as measured during the frame; too large
     *     when the measurement was late, never too small
     * @return Unix milliseconds of the first sample, by the page's clock
     */
    public double stamp(long first, double ahead) {
        if (Double.isNaN(offset)) {
            offset = ahead;
        } else if (first <= last) {
            restart(first, ahead);
        } else {
            follow(ahead - offset);
        }
        last = first;
        var at = first / SAMPLES_PER_MILLI + offset;
        end = at + AudioFrame.MILLIS;
        return at;
    }

    private void restart(long first, double ahead) {
        restarts++;
        settle();
        offset = Math.max(ahead, end - first / SAMPLES_PER_MILLI);
        lostMillis += first / SAMPLES_PER_MILLI + offset - end;
    }

    /** How often the audio clock has begun anew. */
    public int restarts() {
        return restarts;
    }

    private void follow(double difference) {
        if (difference > JUMP) {
            jumping++;
            leastOfJump = Math.min(leastOfJump, difference);
            if (jumping >= JUMP_FRAMES) {
                lostMillis += leastOfJump;
                offset += leastOfJump;
                settle();
            }
            return;
        }
        settle();
        if (Math.abs(difference) > DEAD_BAND) {
            offset += Math.copySign(SLEW, difference);
        }
    }

    private void settle() {
        jumping = 0;
        leastOfJump = Double.POSITIVE_INFINITY;
    }

    /** Milliseconds of sound that are missing so far. */
    public double lostMillis() {
        return lostMillis;
    }
}
