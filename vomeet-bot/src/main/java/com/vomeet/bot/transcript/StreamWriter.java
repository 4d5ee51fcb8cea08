package com.vomeet.bot.transcript;

import com.vomeet.bot.control.RedisLink;
import com.vomeet.contract.Json;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.trace.Span;
import com.vomeet.trace.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Connection;
import redis.clients.jedis.Protocol;

/**
 * Puts the text on the Redis stream, on a thread of its own. Redis may be away for as long as it likes; what it lost is sent again when
 * it is back, and so is what the manager does not report as stored after a while.
 */
public final class StreamWriter implements AutoCloseable {
    private static final int ANSWER_MILLIS = 3_000;
    private static final Duration TAIL_EVERY = Duration.ofMillis(200);
    private static final Duration FIRST_RESEND = Duration.ofSeconds(5);
    private static final Duration LAST_RESEND = Duration.ofSeconds(60);
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final RedisLink link;
    private final StreamIdentity identity;
    private final BiConsumer<String, String> notes;
    private final Spans spans;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    // guarded by lock
    private final Outbox outbox = new Outbox();
    private @Nullable Instant zero;
    private @Nullable Instant ended;
    private boolean startSent;
    private boolean endSent;
    private long progressAt = System.nanoTime();
    private Duration resend = FIRST_RESEND;
    private long tailAt = System.nanoTime() - TAIL_EVERY.toNanos();
    private volatile boolean connected = true;

    /** Without a trace. */
    public StreamWriter(RedisLink link, StreamIdentity identity, BiConsumer<String, String> notes) {
        this(link, identity, notes, Spans.none());
    }

    public StreamWriter(RedisLink link, StreamIdentity identity, BiConsumer<String, String> notes, Spans spans) {
        this.link = link;
        this.identity = identity;
        this.notes = notes;
        this.spans = spans;
        this.thread = Thread.ofVirtual().name("stream").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** What was tried last has worked; true as long as nothing was tried. */
    public boolean connected() {
        return connected;
    }

    void begin(Instant sessionZero) {
        locked(() -> zero = sessionZero);
    }

    /** @param late what was added without a name before, and has one now */
    void add(List<Segment> finals, @Nullable Segment tail, List<Segment> late) {
        locked(() -> {
            var dropped = outbox.droppedCount();
            outbox.add(finals, tail);
            outbox.name(late);
            if (outbox.droppedCount() > dropped) {
                notes.accept("text_lost", "more than " + Outbox.LIMIT + " segments wait to be stored");
            }
        });
    }

    void end(Instant at) {
        locked(() -> ended = ended == null ? at : ended);
    }

    /** The manager says that it has the text up to this number. */
    public void stored(int number) {
        locked(() -> {
            var before = outbox.storedUpTo();
            outbox.stored(number);
            var now = System.nanoTime();
            if (outbox.storedUpTo() > before || !outbox.unstored()) {
                progressAt = now;
                resend = FIRST_RESEND;
            } else if (!outbox.hasFinals() && now - progressAt > resend.toNanos()) {
                notes.accept("text_again", "stored up to " + before + " of " + outbox.last());
                outbox.again();
                startSent = false;
                progressAt = now;
                resend = resend.multipliedBy(2).compareTo(LAST_RESEND) < 0 ? resend.multipliedBy(2) : LAST_RESEND;
            }
        });
    }

    public int lastSegment() {
        lock.lock();
        try {
            return outbox.sentUpTo();
        } finally {
            lock.unlock();
        }
    }

    /** Waits until the end of the session is on the stream and all text is stored. */
    public boolean awaitStored(Duration wait) throws InterruptedException {
        return await(wait, () -> endSent && !outbox.unstored());
    }

    /** Waits until all text and the end of the session are on the stream. */
    public boolean awaitSent(Duration wait) throws InterruptedException {
        return await(wait, () -> endSent);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private boolean await(Duration wait, BooleanSupplier condition) throws InterruptedException {
        var left = wait.toNanos();
        lock.lock();
        try {
            while (zero != null && !condition.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                left = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void locked(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        try {
            while (true) {
                awaitWork();
                try (var connection = link.open(ANSWER_MILLIS)) {
                    notes.accept("stream", "connected");
                    while (true) {
                        write(connection, awaitWork());
                    }
                } catch (RuntimeException e) {
                    lost(e);
                    TimeUnit.NANOSECONDS.sleep(RECONNECT.toNanos());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void lost(RuntimeException why) {
        connected = false;
        locked(() -> {
            outbox.again();
            startSent = false;
            endSent = false;
        });
        notes.accept("stream_lost", why.toString());
    }

    /** An entry, and the segments in it. */
    private record Work(StreamEntry entry, List<Segment> segments) {}

    private Work awaitWork() throws InterruptedException {
        lock.lock();
        try {
            while (true) {
                var work = work();
                if (work != null) {
                    return work;
                }
                if (outbox.hasTail()) {
                    changed.awaitNanos(Math.max(1, tailAt + TAIL_EVERY.toNanos() - System.nanoTime()));
                } else {
                    changed.await();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Work work() {
        if (zero == null) {
            return null;
        }
        if (!startSent) {
            return new Work(identity.start(zero), List.of());
        }
        var tailDue = ended != null || System.nanoTime() - tailAt >= TAIL_EVERY.toNanos();
        if (outbox.hasFinals() || (outbox.hasTail() && tailDue)) {
            var segments = outbox.next(tailDue);
            return new Work(identity.text(segments), segments);
        }
        if (ended != null && !endSent) {
            return new Work(identity.end(ended, outbox.last()), List.of());
        }
        return null;
    }

    /** What is replaced soon is not traced: a tail is written five times a second. */
    private Span span(Work work) {
        var finals = work.segments().stream().filter(Segment::completed).toList();
        if (finals.isEmpty() && !(work.entry() instanceof StreamEntry.SessionEnd)) {
            return Span.none();
        }
        var span = spans.begin(Span.Kind.PRODUCER, "publish " + StreamEntry.STREAM)
                .with("messaging.system", "redis")
                .with("messaging.destination.name", StreamEntry.STREAM);
        return finals.isEmpty()
                ? span
                : span.with("vomeet.segment.first", finals.getFirst().number())
                        .with("vomeet.segment.last", finals.getLast().number());
    }

    private void write(Connection connection, Work work) {
        try (var span = span(work)) {
            add(connection, StreamIdentity.traced(work.entry(), span.traceparent()));
        }
        connected = true;
        locked(() -> {
            switch (work.entry()) {
                case StreamEntry.SessionStart _ -> startSent = true;
                case StreamEntry.Transcription _ -> {
                    outbox.sent(work.segments());
                    tailAt = System.nanoTime();
                }
                case StreamEntry.SessionEnd _ -> endSent = true;
            }
        });
    }

    private static void add(Connection connection, StreamEntry entry) {
        connection.executeCommand(new CommandArguments(Protocol.Command.XADD)
                .add(StreamEntry.STREAM)
                .add("*")
                .add(StreamEntry.FIELD)
                .add(Json.write(entry)));
    }
}
