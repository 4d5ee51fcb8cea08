package com.vomeet.lab.media;

/**
 * What happens to outgoing media on their way.
 *
 * @param lossPercent chance of each packet to be lost
 * @param delayMillis of every packet
 * @param jitterMillis at most this much more, each packet by itself, so that packets can overtake each other
 */
public record Impairment(double lossPercent, int delayMillis, int jitterMillis) {
    public static final Impairment NONE = new Impairment(0, 0, 0);
    private static final int LONGEST = 10_000;

    public Impairment {
        if (!(lossPercent >= 0 && lossPercent <= 100)) {
            throw new IllegalArgumentException("lossPercent is between 0 and 100, not " + lossPercent);
        }
        if (delayMillis < 0 || delayMillis > LONGEST || jitterMillis < 0 || jitterMillis > LONGEST) {
            throw new IllegalArgumentException("delay and jitter are between 0 and " + LONGEST + " ms, not "
                    + delayMillis + " and " + jitterMillis);
        }
    }
}
