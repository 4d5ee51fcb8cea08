package com.vomeet.bot.transcript;

import com.vomeet.bot.speakers.Span;
import com.vomeet.contract.transcript.Segment;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Final segments of the last minutes of which nobody knew who spoke. It is often learned a moment later: a tile is drawn, a name
 * comes, a voice is heard again. Not thread-safe.
 */
final class Unnamed {
    /** What was seen of longer ago is forgotten by then. */
    private static final double KEPT_MILLIS = 280_000;

    private static final int LIMIT = 50;
    private static final double ASKED_EVERY_MILLIS = 5_000;

    private final ArrayDeque<Waiting> waiting = new ArrayDeque<>();
    private double asked = Double.NEGATIVE_INFINITY;

    private record Waiting(Segment segment, List<Span> words) {}

    void add(Segment segment, List<Span> words) {
        waiting.add(new Waiting(segment, words));
        if (waiting.size() > LIMIT) {
            waiting.remove();
        }
    }

    /**
     * Those that have a name by now, with it; they are forgotten here. Asked for with every word, and looked for every few seconds.
     *
     * @param now Unix milliseconds until which words were heard
     */
    List<Segment> ask(double now, Function<List<Span>, @Nullable String> naming) {
        return now - asked < ASKED_EVERY_MILLIS ? List.of() : askNow(now, naming);
    }

    List<Segment> askNow(double now, Function<List<Span>, @Nullable String> naming) {
        asked = now;
        var named = new ArrayList<Segment>();
        for (Iterator<Waiting> each = waiting.iterator(); each.hasNext(); ) {
            var one = each.next();
            var name = naming.apply(one.words());
            if (name != null) {
                named.add(one.segment().by(name));
            }
            if (name != null || one.words().getFirst().startMillis() < now - KEPT_MILLIS) {
                each.remove();
            }
        }
        return named;
    }
}
