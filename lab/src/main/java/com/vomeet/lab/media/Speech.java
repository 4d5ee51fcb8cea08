package com.vomeet.lab.media;

import com.vomeet.lab.voice.Voice;
import com.vomeet.lab.voice.VoiceFrame;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** A voice that one person says in a room. Frames are taken by the room's thread alone; all else is for everybody. */
public final class Speech {
    private final long csrc;
    private final Voice voice;
    private final Executor executor;
    private final CompletableFuture<Instant> started = new CompletableFuture<>();
    private final CompletableFuture<SpeechEnd> ended = new CompletableFuture<>();
    private volatile boolean cancelled;
    private @Nullable Instant begunAt;
    private int position;
    private long number;

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

    /** Speeches that were asked for earlier have lower numbers. */
    void number(long asked) {
        number = asked;
    }

    long number() {
        return number;
    }

    /** All frames were taken, or it was cancelled. */
    boolean over() {
        return cancelled || position == voice.frames().size();
    }

    boolean begun() {
        return position > 0;
    }

    /** The next frame; only while it is not over. */
    VoiceFrame next() {
        return voice.frames().get(position++);
    }

    void start(Instant now) {
        begunAt = now;
        executor.execute(() -> started.complete(now));
    }

    /** One task for both, so that a start is known before its end. */
    void end(Instant now) {
        var end = new SpeechEnd(now, position == voice.frames().size());
        var start = begunAt;
        executor.execute(() -> {
            if (start == null) {
                started.cancel(false);
            } else {
                started.complete(start);
            }
            ended.complete(end);
        });
    }
}
