package com.vomeet.speech;

import com.vomeet.contract.whisper.WireSegment;
import com.vomeet.speech.engine.Recognised;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a session has said so far, as it is sent: the last completed segments, then at most one that may still change. */
final class Transcript {
    private static final int COMPLETED = 10;
    private final String language;
    private final Deque<WireSegment> completed = new ArrayDeque<>();
    private @Nullable WireSegment tail;

    Transcript(String language) {
        this.language = language;
    }

    void add(Recognised recognised) {
        var segment = wire(recognised);
        if (!recognised.completed()) {
            tail = segment;
            return;
        }
        tail = null;
        if (completed.size() == COMPLETED) {
            completed.removeFirst();
        }
        completed.addLast(segment);
    }

    List<WireSegment> segments() {
        var all = new ArrayList<>(completed);
        if (tail != null) {
            all.add(tail);
        }
        return all;
    }

    private WireSegment wire(Recognised recognised) {
        var words = recognised.words().stream()
                .map(w -> new WireSegment.Word(w.word(), w.start(), w.end(), w.probability()))
                .toList();
        return new WireSegment(
                seconds(recognised.start()),
                seconds(recognised.end()),
                // Stock servers write the blank, and clients that join texts count on it.
                " " + recognised.text(),
                recognised.completed(),
                language,
                recognised.completed() ? recognised.confidence() : null,
                words);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
