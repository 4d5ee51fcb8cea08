package com.vomeet.bot.speech;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.contract.whisper.Hello;
import com.vomeet.contract.whisper.WireSegment;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;

/**
 * Which moment of the meeting a second of a connection is. A server counts the samples it was sent; where the page delivered nothing
 * for a while, sample count and clock part, so each such place is remembered. Shared by the sending and the receiving thread.
 */
final class ConnectionTime {
    private static final double PER_MILLI = Hello.SAMPLE_RATE / 1000.0;
    /** Below this a stamp is jitter. */
    private static final double JUMP_MILLIS = 40;

    private static final int KEPT = 1000;

    private final ArrayDeque<Anchor> anchors = new ArrayDeque<>();
    private long samples;

    /** From this sample on, time goes on from this moment. */
    private record Anchor(long sample, double millis) {
        double at(double sampleCount) {
            return millis + (sampleCount - sample) / PER_MILLI;
        }
    }

    synchronized void sent(AudioFrame frame) {
        var last = anchors.peekLast();
        if (last == null || Math.abs(frame.atMillis() - last.at((double) samples)) > JUMP_MILLIS) {
            anchors.add(new Anchor(samples, frame.atMillis()));
            if (anchors.size() > KEPT) {
                anchors.remove();
            }
        }
        samples += frame.samples().length;
    }

    /** The moment until which audio has been sent; 0 if none has. */
    synchronized double sentUpTo() {
        var last = anchors.peekLast();
        return last == null ? 0 : last.at((double) samples);
    }

    Heard place(WireSegment wire, List<Heard.Word> words) {
        return new Heard(
                start(wire.startSeconds()),
                end(wire.endSeconds()),
                wire.text(),
                wire.completed(),
                wire.language(),
                wire.confidence(),
                words);
    }

    Heard.Word place(WireSegment.Word word) {
        return new Heard.Word(word.word(), start(word.start()), end(word.end()), word.probability());
    }

    private synchronized double start(double seconds) {
        var sample = seconds * Hello.SAMPLE_RATE;
        return anchorOf(sample + 1).at(sample);
    }

    /** What ends where the page fell silent ends before the gap, not after it. */
    private synchronized double end(double seconds) {
        var sample = seconds * Hello.SAMPLE_RATE;
        return anchorOf(sample - 1).at(sample);
    }

    private Anchor anchorOf(double sample) {
        Iterator<Anchor> newestFirst = anchors.descendingIterator();
        var found = new Anchor(0, 0);
        while (newestFirst.hasNext()) {
            found = newestFirst.next();
            if (found.sample() <= sample) {
                return found;
            }
        }
        return found;
    }
}
