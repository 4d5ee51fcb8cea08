package com.vomeet.manager.transcript;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The newest frames of one meeting, so that a reader who was away for a moment costs no query. Guarded by its channel's lock. */
final class Replay {
    private final int capacity;
    private final Deque<LiveFrame> frames = new ArrayDeque<>();

    Replay(int capacity) {
        this.capacity = capacity;
    }

    /** Keeps the frame; the oldest gives way. A gap in the numbers makes what was before useless; after a step back the database answers. */
    void add(LiveFrame frame) {
        var last = frames.peekLast();
        if (last != null && frame.seq() <= last.seq()) {
            // Kept alone it would hide the later one, and in its place it might follow what was never here.
            frames.clear();
            return;
        }
        if (last != null && last.seq() + 1 != frame.seq()) {
            frames.clear();
        }
        frames.addLast(frame);
        if (frames.size() > capacity) {
            frames.removeFirst();
        }
    }

    void clear() {
        frames.clear();
    }

    /** All frames after that number; empty when some of them are not here (any more). */
    Optional<List<LiveFrame>> after(long seq) {
        if (frames.isEmpty()
                || frames.getFirst().seq() > seq + 1
                || frames.getLast().seq() < seq) {
            return Optional.empty();
        }
        return Optional.of(frames.stream().filter(f -> f.seq() > seq).toList());
    }
}
