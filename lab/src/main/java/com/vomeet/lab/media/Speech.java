package com.vomeet.lab.media;

import com.vomeet.lab.voice.Voice;
import com.vomeet.lab.voice.VoiceFrame;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** A voice that one person says in a room. Frames are taken by the room's thread alone; all else is for everybody. */
public final class Speech {
    private final long csrc;
    private final Voice voice;
    private final Executor executor;
    private final CompletableFuture<Instant> started = new CompletableFuture<>();
    private final CompletableFuture<SpeechEnd> ended = new CompletableFuture<>();
    private volatile boolean cancelled;
    private int position;

    Speech(long csrc, Voice voice, Executor executor) {
        this.csrc = csrc;
        this.voice = voice;
        this.executor = executor;
    }

    public long csrc() {
        return csrc;
    }

    public Voice voice() {
        return voice;
    }

    /** When the first frame was sent: the next tick, or later when somebody has to finish first. Cancelled if it never was. */
    public CompletableFuture<Instant> started() {
        return started.copy();
    }

    /**
     * When the first frame was sent; waits for that.
     *
     * @throws java.util.concurrent.CancellationException when it never was
     */
    public Instant startedAt() {
        return started.join();
    }

    /** Completes in any case; after {@link #started}. */
    public CompletableFuture<SpeechEnd> ended() {
        return ended.copy();
    }

    /** Falls silent at the next tick. */
    public void cancel() {
        cancelled = true;
    }

    boolean cancelled() {
        return cancelled;
    }

    boolean begun() {
        return position > 0;
    }

    /** The next frame; empty at the end. */
    Optional<VoiceFrame> next() {
        return position < voice.frames().size() ? Optional.of(voice.frames().get(position++)) : Optional.empty();
    }

    void start(Instant now) {
        var _ = started.completeAsync(() -> now, executor);
    }

    void end(Instant now) {
        var end = new SpeechEnd(now, position == voice.frames().size() && !cancelled);
        if (!begun()) {
            executor.execute(() -> started.cancel(false));
        }
        var _ = started.whenCompleteAsync((at, never) -> ended.complete(end), executor);
    }
}
