package com.vomeet.bot.transcript;

import com.vomeet.contract.transcript.Segment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has to reach the database: final segments until they are stored, names that came late, and the newest tail until it is sent.
 * Bounded: beyond the limit, hours of speech without a database, the oldest segment is dropped and counted. Not thread-safe.
 */
final class Outbox {
    static final int LIMIT = 20_000;
    static final int BATCH = 50;

    private final ArrayDeque<Segment> finals = new ArrayDeque<>();
    /** What was sent without a name, and has one now. */
    private final ArrayDeque<Segment> named = new ArrayDeque<>();

    private @Nullable Segment tail;
    private @Nullable Segment tailSent;
    /** What readers see behind the final ones; null if nothing. */
    private @Nullable Segment tailShown;

    private int last;
    private int sent;
    private int stored;
    private int dropped;

    void add(List<Segment> more, @Nullable Segment newTail) {
        for (var segment : more) {
            finals.add(segment);
            last = segment.number();
            if (finals.size() > LIMIT) {
                finals.remove();
                dropped++;
            }
        }
        tail = newTail;
    }

    /** Final segments that were added before without a name. What was not sent yet goes with it, the others go once more. */
    void name(List<Segment> late) {
        for (var segment : late) {
            if (segment.number() > stored) {
                replace(segment);
            }
            if (segment.number() <= sent) {
                named.add(segment);
            }
        }
    }

    private void replace(Segment segment) {
        for (int i = finals.size(); i > 0; i--) {
            var known = finals.remove();
            finals.add(known.number() == segment.number() ? segment : known);
        }
    }

    void stored(int number) {
        stored = Math.max(stored, Math.min(number, last));
        sent = Math.max(sent, stored);
        while (!finals.isEmpty() && finals.getFirst().number() <= stored) {
            finals.remove();
        }
    }

    /** What is not stored is to be sent once more. */
    void again() {
        sent = stored;
        tailSent = null;
    }

    boolean hasFinals() {
        return sent < last || !named.isEmpty();
    }

    boolean hasTail() {
        var due = tailDue();
        return due != null && !due.equals(tailSent);
    }

    /** Readers keep a tail until its number is said again; so one that has vanished is said once more, without its text. */
    private @Nullable Segment tailDue() {
        var shown = tailShown;
        return tail == null && shown != null && shown.number() > last ? withoutText(shown) : tail;
    }

    private static Segment withoutText(Segment segment) {
        return new Segment(
                segment.number(),
                segment.start(),
                segment.end(),
                "",
                false,
                segment.language(),
                null,
                null,
                null,
                segment.absoluteStartTime(),
                segment.absoluteEndTime());
    }

    boolean unstored() {
        return stored < last;
    }

    /** The next entry's segments; nothing is marked as sent. */
    List<Segment> next(boolean withTail) {
        var segments = new ArrayList<Segment>();
        var newest = sent;
        for (var segment : named) {
            if (segment.number() <= sent && segments.size() < BATCH) {
                segments.add(segment);
            }
        }
        for (var segment : finals) {
            if (segment.number() > sent && segments.size() < BATCH) {
                segments.add(segment);
                newest = segment.number();
            }
        }
        var due = tailDue();
        if (due != null && withTail && newest == last) {
            segments.add(due);
        }
        return segments;
    }

    void sent(List<Segment> segments) {
        for (var segment : segments) {
            if (segment.completed()) {
                sent = Math.max(sent, segment.number());
                named.removeIf(late -> late.equals(segment));
                finals.stream()
                        .filter(now -> now.number() == segment.number() && !now.equals(segment))
                        .forEach(named::add);
            } else {
                tailSent = segment;
                tailShown = segment.text().isEmpty() ? null : segment;
            }
        }
    }

    int last() {
        return last;
    }

    int sentUpTo() {
        return sent;
    }

    int storedUpTo() {
        return stored;
    }

    int droppedCount() {
        return dropped;
    }
}
