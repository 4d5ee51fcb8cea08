package com.vomeet.bot.control;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.StatusCallback;
import com.vomeet.trace.Span;
import com.vomeet.trace.Spans;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports status changes, in order, each until the manager has taken it. A call makes at most four reports, so the queue never fills;
 * if it did, the newest would be dropped and noted. Any 2xx means delivered; a refusal is not repeated: any 4xx but 408 and 429, 403 and
 * 404, and for the last report 401.
 */
public final class CallbackSender implements AutoCloseable {
    private static final int CAPACITY = 32;
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);

    private final HttpClient http;
    private final @Nullable ManagerAddress manager;
    private final InstantSource clock;
    private final BiConsumer<String, String> notes;
    private final Spans spans;
    private final ArrayBlockingQueue<Queued> queue = new ArrayBlockingQueue<>(CAPACITY);
    private final CountDownLatch lastDelivered = new CountDownLatch(1);
    private final Thread thread;

    /** A report and the span of its way, which begins before its turn comes. */
    private record Queued(StatusCallback callback, Span span) {}

    /** Without a trace. */
    public CallbackSender(
            HttpClient http, @Nullable ManagerAddress manager, InstantSource clock, BiConsumer<String, String> notes) {
        this(http, manager, clock, notes, Spans.none());
    }

    /** @param manager null: reports go nowhere */
    public CallbackSender(
            HttpClient http,
            @Nullable ManagerAddress manager,
            InstantSource clock,
            BiConsumer<String, String> notes,
            Spans spans) {
        this.http = http;
        this.manager = manager;
        this.clock = clock;
        this.notes = notes;
        this.spans = spans;
        this.thread = Thread.ofVirtual().name("callbacks").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    public void send(StatusCallback callback) {
        var span = spans.begin(Span.Kind.CLIENT, "callback " + callback.status().wire());
        if (!queue.offer(new Queued(callback, span))) {
            span.failed("dropped").close();
            notes.accept("callback_dropped", callback.status().wire());
        }
    }

    /** Waits until the report of a final status has been delivered or refused. */
    public boolean awaitLast(Duration wait) throws InterruptedException {
        return lastDelivered.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            while (lastDelivered.getCount() > 0) {
                var next = queue.take();
                var callback = next.callback();
                try (var span = next.span()) {
                    if (manager != null) {
                        deliver(callback, manager, span);
                    }
                }
                if (callback.status().isTerminal()) {
                    lastDelivered.countDown();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void deliver(StatusCallback callback, ManagerAddress to, Span span) throws InterruptedException {
        var what = callback.status().wire() + " (" + callback.sequence() + ")";
        for (var pause = FIRST_PAUSE; ; pause = shorter(pause.multipliedBy(2), LONGEST_PAUSE)) {
            var trouble = "";
            try {
                var request = to.post(to.statusChange(), Json.write(callback), ANSWER, clock, span.traceparent());
                var code = http.send(request, BodyHandlers.discarding()).statusCode();
                span.with("http.response.status_code", code);
                if (code / 100 == 2) {
                    notes.accept("callback_delivered", what);
                    return;
                }
                if (isRefusal(code, callback)) {
                    span.failed("refused");
                    notes.accept("callback_refused", what + ": the manager answers " + code);
                    return;
                }
                trouble = "the manager answers " + code;
            } catch (IOException | RuntimeException e) {
                trouble = String.valueOf(e);
            }
            notes.accept("callback_failed", what + ": " + trouble);
            TimeUnit.NANOSECONDS.sleep(pause.toNanos());
        }
    }

    /**
     * What the manager never answers comes from something in front of it that does not find it just now. A wrong signature may be the work
     * of a wrong clock, which can become right; nothing else tells the manager of the end.
     */
    private static boolean isRefusal(int code, StatusCallback callback) {
        return switch (code) {
            case 403, 404, 408, 429 -> false;
            case 401 -> !callback.status().isTerminal();
            default -> code / 100 == 4;
        };
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }
}
