package com.vomeet.bot.speech;

import com.vomeet.contract.whisper.WireSegment;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How far the session's words go. Shared by the sending thread and those that receive; one lock keeps the listener's order. */
final class Progress {
    /** A server that has just been heard is taken to have dealt with all that is older than this. */
    private static final double DEALT_WITH_MILLIS = 20_000;

    private boolean begun;
    private double finalEnd;
    private double dealtWith;
    private double tailStart = Double.MAX_VALUE;
    private @Nullable ConnectionTime current;
    private @Nullable String language;

    synchronized boolean begun() {
        return begun;
    }

    /** @return true the first time */
    synchronized boolean begin() {
        var first = !begun;
        begun = true;
        return first;
    }

    synchronized void follow(ConnectionTime time) {
        current = time;
    }

    /**
     * What an abandoned connection still says is not heard: it will be said again by the next.
     *
     * @param nanosSinceHeard since the server was last heard
     */
    synchronized void unfollow(long nanosSinceHeard) {
        if (current != null) {
            dealtWith = Math.max(dealtWith, current.sentUpTo() - nanosSinceHeard / 1e6 - DEALT_WITH_MILLIS);
        }
        current = null;
    }

    /** From here on the audio has to be sent again: after the last finished word, unless it was silence for long. */
    synchronized double resumeMillis() {
        return Math.max(finalEnd, Math.min(tailStart, dealtWith));
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
        for (var wire : segments) {
            var placed = place(wire, time);
            heard.add(placed);
            if (placed.finished()) {
                finalEnd = Math.max(finalEnd, placed.endMillis());
            } else {
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
