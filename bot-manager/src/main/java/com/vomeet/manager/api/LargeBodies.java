package com.vomeet.manager.api;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Bodies of megabytes from senders who are not known before all is read: only so many are in memory at once, and none for long. Whoever
 * finds no place is sent away and may come back.
 */
final class LargeBodies {
    private static final int PART = 16_384;

    private final Semaphore free;
    private final Duration patience;
    private final Duration longest;

    /**
     * @param patience how long a sender waits for a place
     * @param longest how long a body may take to come
     */
    LargeBodies(int atOnce, Duration patience, Duration longest) {
        this.free = new Semaphore(atOnce, true);
        this.patience = patience;
        this.longest = longest;
    }

    interface Work {
        void on(byte[] body);
    }

    /** @throws Refusal with 413, 408 or 503 */
    void take(Context context, int most, Work work) throws IOException {
        if (!isFree()) {
            context.header("Retry-After", "2");
            throw new Refusal(503, "Too many bots report at once.");
        }
        try {
            work.on(read(context, most));
        } finally {
            free.release();
        }
    }

    private boolean isFree() {
        try {
            return free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private byte[] read(Context context, int most) throws IOException {
        var end = System.nanoTime() + longest.toNanos();
        var body = new ByteArrayOutputStream(Math.clamp(context.contentLength(), PART, most));
        var part = new byte[PART];
        var in = context.bodyInputStream();
        for (var read = in.read(part); read >= 0; read = in.read(part)) {
            body.write(part, 0, read);
            if (body.size() > most) {
                throw new Refusal(413, "A body has " + most + " bytes at most.");
            }
            if (System.nanoTime() - end > 0) {
                throw new Refusal(408, "The body did not come within " + longest.toSeconds() + " s.");
            }
        }
        return body.toByteArray();
    }
}
