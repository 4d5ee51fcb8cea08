package com.vomeet.manager.transcript;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A message to readers: written when the first of them needs it, and sent to all of them. For many threads. */
final class LiveFrame {
    private final long meetingId;
    private final long seq;
    private final Supplier<String> writer;
    private @Nullable String text;

    /**
     * One that is to be written.
     *
     * @param seq its place among the meeting's changes
     * @param writer is called once at most, by whoever needs it first
     */
    LiveFrame(long meetingId, long seq, Supplier<String> writer) {
        this.meetingId = meetingId;
        this.seq = seq;
        this.writer = writer;
    }

    LiveFrame(long meetingId, long seq, String text) {
        this(meetingId, seq, () -> text);
    }

    long meetingId() {
        return meetingId;
    }

    long seq() {
        return seq;
    }

    synchronized String text() {
        var written = text;
        if (written == null) {
            written = writer.get();
            text = written;
        }
        return written;
    }
}
