package com.vomeet.bot.speech;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.contract.whisper.WireSegment;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** How far the session's words go. Shared by the sending thread and those that receive; one lock keeps the listener's order. */
final class Progress {
    /** A server that has just been heard is taken to have dealt with all that is older than this: ours lets no more than that wait. */
    private static final double DEALT_WITH_MILLIS = 60_000;

    /** So long it may be noise that no server finds a word in. */
    private static final int PATIENCE_FRAMES = 450;

    private static final int LONGEST_PATIENCE_FRAMES = 6_000;
    private static final long FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(AudioFrame.MILLIS);

    /** A recogniser that begins in the middle of the first word does not know it. */
    private static final double LEAD_MILLIS = 1_000;

    private final int patience;
    private final LongSupplier nanoTime;
    private int patienceNow;
    private int unanswered;
    private boolean mute;
    private boolean begun;
    private double finalEnd;
    private double dealtWith;
    private double tailStart = Double.MAX_VALUE;
    /** Until when audio had been sent when something was said last. */
    private double saidAt;

    private double heardUpTo;
    private boolean said;
    private long saidNanos;
    private @Nullable ConnectionTime current;
    private @Nullable String language;

    Progress() {
        this(PATIENCE_FRAMES, System::nanoTime);
    }

    /** @param patience after so many loud frames without a word, and no sooner than they last, a server is taken for mute */
    Progress(int patience, LongSupplier nanoTime) {
        this.patience = patience;
        this.nanoTime = nanoTime;
        this.patienceNow = patience;
    }

    /** Somebody may have spoken in a frame that was sent. */
    synchronized void loud() {
        unanswered++;
    }

    /**
     * Whether nothing has been said of so much, for so long, that the server's recogniser may be dead, whose socket lives. The next is
     * given twice the time, and what its connection was sent is dealt with by nobody.
     */
    synchronized boolean isMute() {
        mute = unanswered >= patienceNow && nanosSinceSaid() >= patienceNow * FRAME_NANOS;
        if (mute) {
            patienceNow = Math.min(2 * patienceNow, LONGEST_PATIENCE_FRAMES);
        }
        return mute;
    }

    synchronized boolean begun() {
        return begun;
    }

    /** @return true the first time */
    synchronized boolean begin() {
        var first = !begun;
        begun = true;
        return first;
    }

    /** @param told what the server was told to listen for; null: it finds out */
    synchronized void follow(ConnectionTime time, @Nullable String told) {
        current = time;
        language = told;
        said = false;
        unanswered = 0;
        mute = false;
        saidNanos = nanoTime.getAsLong();
    }

    /** Whether the connection that is followed, or was last, has said anything of what it heard. */
    synchronized boolean hasSaidAnything() {
        return said;
    }

    /** Since it said something, or was followed. */
    synchronized long nanosSinceSaid() {
        return nanoTime.getAsLong() - saidNanos;
    }

    /** Until where anything was said of what was heard, finished or not. */
    synchronized double heardUpTo() {
        return heardUpTo;
    }

    /**
     * What an abandoned connection still says is not heard: it will be said again by the next.
     *
     * @param nanosSinceHeard since the server was last heard
     */
    synchronized void unfollow(long nanosSinceHeard) {
        if (current != null && !mute) {
            dealtWith = Math.max(dealtWith, current.sentUpTo() - nanosSinceHeard / 1e6 - DEALT_WITH_MILLIS);
        }
        current = null;
    }

    /** From here on what sounds has to be sent again: after the last finished word, unless nothing came of it for long. */
    synchronized double resumeMillis() {
        // A tail of which nothing was said for so long is none any more: noise, for which the server found no word.
        // What it says comes in order of time: before a tail there is nothing left to be said.
        var isTail = tailStart < Double.MAX_VALUE && saidAt >= dealtWith;
        return Math.max(finalEnd, isTail ? tailStart - LEAD_MILLIS : dealtWith);
    }

    synchronized void detected(String detected) {
        language = detected;
    }

    synchronized void take(List<WireSegment> segments, ConnectionTime time, SpeechListener listener) {
        if (time != current) {
            return;
        }
        var heard = new ArrayList<Heard>(segments.size());
        tailStart = Double.MAX_VALUE;
        saidAt = time.sentUpTo();
        said = true;
        unanswered = 0;
        patienceNow = patience;
        saidNanos = nanoTime.getAsLong();
        for (var wire : segments) {
            var placed = place(wire, time);
            heard.add(placed);
            heardUpTo = Math.max(heardUpTo, placed.endMillis());
            if (placed.finished()) {
                finalEnd = Math.max(finalEnd, placed.endMillis());
            } else if (!wire.text().isBlank()) {
                tailStart = placed.startMillis();
            }
        }
        listener.heard(heard);
    }

    private Heard place(WireSegment wire, ConnectionTime time) {
        var wireWords = wire.words();
        var words = wireWords == null
                ? List.<Heard.Word>of()
                : wireWords.stream().map(time::place).toList();
        var placed = time.place(wire, words);
        return placed.language() != null ? placed : placed.in(language);
    }
}
