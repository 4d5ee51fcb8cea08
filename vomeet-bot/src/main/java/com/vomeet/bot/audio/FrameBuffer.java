package com.vomeet.bot.audio;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What was heard lately, for speech servers that were away. Shared by the page's thread, which adds, and the speech session, which
 * reads at its own place. Bounded: when it is full the oldest frame goes; a reader sees the jump in the places.
 */
public final class FrameBuffer {
    /** Two minutes: 60 s without a speech server and the same again for a segment that was not final before it. */
    public static final int USUAL_FRAMES = 1200;

    /** Stamps that are further apart than a frame and this much mean that the page delivered nothing in between. */
    private static final double GAP_MILLIS = 50;

    /** What a recogniser hears before a word, to know the noise from it. */
    private static final int LEAD_FRAMES = 10;

    private final @Nullable AudioFrame[] frames;
    private long oldest;
    private long next;
    private int gaps;

    /** A frame and its place: 0 is the first that was ever heard. */
    public record Placed(long place, AudioFrame frame) {}

    public FrameBuffer(int capacity) {
        frames = new AudioFrame[capacity];
    }

    public synchronized void add(AudioFrame frame) {
        if (next > oldest) {
            var before = at(next - 1);
            if (frame.atMillis() - before.atMillis() > AudioFrame.MILLIS + GAP_MILLIS) {
                gaps++;
            }
        }
        if (next - oldest == frames.length) {
            oldest++;
        }
        frames[slot(next)] = frame;
        next++;
        notifyAll();
    }

    /** The first frame at or after the place; waits for it. Null when none has come in time. */
    public synchronized @Nullable Placed next(long place, Duration wait) throws InterruptedException {
        var end = System.nanoTime() + wait.toNanos();
        while (place >= next) {
            var left = end - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        var found = Math.max(place, oldest);
        return new Placed(found, at(found));
    }

    /** The place of the frame that sounds at that moment, or of the nearest after it; the end if all are before it. */
    public synchronized long placeOf(double atMillis) {
        var place = next;
        while (place > oldest && at(place - 1).atMillis() + AudioFrame.MILLIS > atMillis) {
            place--;
        }
        return place;
    }

    /** The place a second before the first frame from there on that sounds, but not before there; the end if none does. */
    public synchronized long soundFrom(long place) {
        var first = Math.max(place, oldest);
        var found = first;
        while (found < next && !at(found).sounds()) {
            found++;
        }
        return found == next ? next : Math.max(first, found - LEAD_FRAMES);
    }

    /** Whether nothing sounds from there on. */
    public synchronized boolean isSilentFrom(long place) {
        return soundFrom(place) == next;
    }

    /** How much has been heard beyond that place, in milliseconds. */
    public synchronized long behindMillis(long place) {
        return Math.max(0, next - Math.max(place, oldest)) * AudioFrame.MILLIS;
    }

    public synchronized double secondsHeard() {
        return next * AudioFrame.MILLIS / 1000.0;
    }

    public synchronized int gaps() {
        return gaps;
    }

    private AudioFrame at(long place) {
        var frame = frames[slot(place)];
        if (frame == null) {
            throw new IllegalStateException("no frame at " + place + " between " + oldest + " and " + next);
        }
        return frame;
    }

    private int slot(long place) {
        return (int) (place % frames.length);
    }
}
