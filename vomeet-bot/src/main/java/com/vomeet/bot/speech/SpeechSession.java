package com.vomeet.bot.speech;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.audio.FrameBuffer;
import com.vomeet.contract.whisper.Hello;
import com.vomeet.contract.whisper.ServerMessage;
import com.vomeet.trace.Span;
import com.vomeet.trace.Spans;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * One session for the whole call, over as many connections as it takes. A thread of its own connects, replays what has not been
 * confirmed at no more than twice real time, sends what is heard, and begins again when a connection ends.
 */
public final class SpeechSession implements AutoCloseable {
    /** A server may have to load its model first. */
    private static final Duration READY = Duration.ofSeconds(30);

    private static final Duration PING = Duration.ofSeconds(5);
    private static final Duration SILENT = Duration.ofSeconds(20);
    /** For the finished segments after the end of audio when another connection follows, which may hear them again. */
    private static final Duration FINALS = Duration.ofMillis(2_500);
    /** When none follows: longer than anybody waits in {@link #awaitEnd}. */
    private static final Duration LAST_FINALS = Duration.ofMinutes(1);

    /** A connection that lasted for so long was of use, whether anybody spoke or not. */
    private static final Duration LASTED = Duration.ofSeconds(10);

    /** When a server that drops what it has not recognised has said nothing new for so long, it has said all. */
    private static final Duration QUIET = Duration.ofMillis(2_500);

    private static final Duration FRAME_WAIT = Duration.ofMillis(100);
    /** Further behind than this is a replay, which is paced. */
    private static final long LIVE_MILLIS = 500;

    private static final int PADDING_FRAMES = 15;

    private static final long HALF_FRAME_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final HttpClient http;
    private final URI url;
    private final FrameBuffer buffer;
    private final SpeechListener listener;
    private final Spans spans;
    private final Progress progress;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread;
    private volatile Hello hello;
    private volatile boolean renew;
    private volatile boolean finishing;
    private volatile boolean connected;
    private final AtomicInteger connections = new AtomicInteger();
    private long cursor;
    private boolean started;

    /** Without a trace. */
    public SpeechSession(HttpClient http, URI url, Hello hello, FrameBuffer buffer, SpeechListener listener) {
        this(http, url, hello, buffer, listener, Spans.none());
    }

    public SpeechSession(
            HttpClient http, URI url, Hello hello, FrameBuffer buffer, SpeechListener listener, Spans spans) {
        this(http, url, hello, buffer, listener, spans, new Progress());
    }

    SpeechSession(
            HttpClient http,
            URI url,
            Hello hello,
            FrameBuffer buffer,
            SpeechListener listener,
            Spans spans,
            Progress progress) {
        this.progress = progress;
        this.http = http;
        this.url = url;
        this.hello = hello;
        this.buffer = buffer;
        this.listener = listener;
        this.spans = spans;
        this.thread = Thread.ofVirtual().name("speech").unstarted(this::run);
    }

    /** Nothing happens if the session has been started or finished before. */
    public synchronized void start() {
        if (!started && !finishing) {
            started = true;
            thread.start();
        }
    }

    /** Ends the connection in an orderly way and goes on with another one; nothing happens if nothing changes. */
    public void reconfigure(@Nullable String language, String task) {
        var old = hello;
        if (Objects.equals(old.language(), language) && old.task().equals(task)) {
            return;
        }
        hello = new Hello(
                old.uid(),
                language,
                task,
                old.model(),
                old.useVad(),
                old.platform(),
                old.token(),
                old.meetingId(),
                old.meetingUrl());
        renew = true;
    }

    /** Sends what is left, then the end of audio; {@link #awaitEnd} says when all text is there. */
    public synchronized void finish() {
        finishing = true;
        if (!started) {
            over.countDown();
        }
    }

    public boolean awaitEnd(Duration wait) throws InterruptedException {
        return over.await(wait.toNanos(), TimeUnit.NANOSECONDS);
    }

    public boolean connected() {
        return connected;
    }

    public int reconnects() {
        return Math.max(0, connections.get() - 1);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            var failures = 0;
            while (!(finishing && nothingToSay())) {
                var served = serve();
                if (served == Served.WHOLE) {
                    break;
                }
                failures = served == Served.BROKEN ? 0 : failures + 1;
                pause(failures);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            over.countDown();
        }
    }

    private boolean nothingToSay() {
        return buffer.secondsHeard() == 0;
    }

    /** The first try after a loss comes at once; then half a second, one, two, four, five. */
    private void pause(int failures) throws InterruptedException {
        if (!renew) {
            var millis = failures == 0 ? 100 : Math.min(5_000, 500L << Math.min(failures - 1, 4));
            TimeUnit.MILLISECONDS.sleep(millis);
        }
    }

    /** How far a connection came. */
    private enum Served {
        NOT_READY,
        /** It broke before anything came of it: the next may, too. */
        USELESS,
        BROKEN,
        /** The server was told the end of the whole call's audio and has said all it had to say. */
        WHOLE
    }

    /** One connection from its beginning to its end. */
    private Served serve() throws InterruptedException {
        renew = false;
        var wanted = hello;
        var time = new ConnectionTime();
        var begun = System.nanoTime();
        // Until the server wants audio, or does not come to that.
        var connecting = spans.begin(Span.Kind.CLIENT, "speech connect");
        try (var connection = open(wanted, connecting, time)) {
            if (!connection.awaitReady(READY)) {
                connecting.failed("not_ready");
                listener.noted("speech_not_ready", connection.endedBy());
                return Served.NOT_READY;
            }
            connecting.close();
            connected = true;
            listener.noted("speech_connected", "connection " + connections.incrementAndGet());
            cursor = progress.begun() ? buffer.soundFrom(buffer.placeOf(progress.resumeMillis())) : cursor;
            var whole = follow(connection, time, wanted.language());
            listener.noted("speech_ended", connection.endedBy());
            return whole ? Served.WHOLE : broken(begun);
        } catch (IOException | RuntimeException e) {
            connecting.failed("not_connected");
            listener.noted("speech_failed", String.valueOf(e.getMessage()));
            return connected ? broken(begun) : Served.NOT_READY;
        } finally {
            connecting.close();
            connected = false;
        }
    }

    /** A server that breaks each time, at its model or at what it hears, is not to be asked ten times a second. */
    private Served broken(long begun) {
        return progress.hasSaidAnything() || System.nanoTime() - begun > LASTED.toNanos()
                ? Served.BROKEN
                : Served.USELESS;
    }

    private WhisperConnection open(Hello wanted, Span connecting, ConnectionTime time)
            throws IOException, InterruptedException {
        return WhisperConnection.open(http, url, wanted, connecting.traceparent(), message -> take(message, time));
    }

    private boolean follow(WhisperConnection connection, ConnectionTime time, @Nullable String language)
            throws IOException, InterruptedException {
        progress.follow(time, language);
        try {
            return pump(connection, time);
        } finally {
            progress.unfollow(connection.nanosSinceHeard());
        }
    }

    /** @return true if the server has said all there is to say of the whole call's audio */
    private boolean pump(WhisperConnection connection, ConnectionTime time) throws IOException, InterruptedException {
        var pingAt = System.nanoTime() + PING.toNanos();
        while (!connection.ended()) {
            if (finishing || renew) {
                return end(connection, time);
            }
            if (connection.nanosSinceHeard() > SILENT.toNanos()) {
                throw new IOException("the server has not answered for " + SILENT.toSeconds() + " s");
            }
            if (progress.isMute()) {
                throw new IOException("the server answers, and has said nothing of all that it was sent");
            }
            if (System.nanoTime() - pingAt > 0) {
                connection.ping();
                pingAt = System.nanoTime() + PING.toNanos();
            }
            var sent = sendNext(connection, time, FRAME_WAIT);
            if (sent && buffer.behindMillis(cursor) > LIVE_MILLIS) {
                LockSupport.parkNanos(HALF_FRAME_NANOS);
            }
        }
        return false;
    }

    /**
     * What is left goes out without pacing: the one who waits for it is leaving.
     *
     * @return true if nothing is left to be said by another connection: what is heard after the end of audio never reaches this one
     */
    private boolean end(WhisperConnection connection, ConnectionTime time) throws IOException, InterruptedException {
        // As it was before the rest went out: a session that is finished later may have heard more by then.
        var last = finishing;
        while (!connection.ended() && sendNext(connection, time, Duration.ZERO)) {
            // until the buffer is empty
        }
        var all = !connection.ended();
        if (last && !connection.finishes()) {
            awaitText(connection, time);
        }
        connection.sendEnd();
        connection.awaitEnd(last ? LAST_FINALS : FINALS);
        return last && all && connection.endedInOrder();
    }

    /** A server that closes at the end of audio, and drops what it has not recognised by then, is given the time for it before. */
    private void awaitText(WhisperConnection connection, ConnectionTime time) throws IOException, InterruptedException {
        if (buffer.isSilentFrom(buffer.placeOf(progress.heardUpTo()))) {
            return;
        }
        // Less than a second it does not look at.
        for (int i = 0; i < PADDING_FRAMES; i++) {
            var silence = new AudioFrame(time.sentUpTo(), new short[AudioFrame.SAMPLES]);
            time.sent(silence);
            connection.send(silence);
        }
        var asked = System.nanoTime();
        var left = QUIET.toNanos();
        while (left > 0 && !connection.awaitEnd(Duration.ofNanos(left))) {
            left = QUIET.toNanos() - Math.min(progress.nanosSinceSaid(), System.nanoTime() - asked);
        }
    }

    private boolean sendNext(WhisperConnection connection, ConnectionTime time, Duration wait)
            throws IOException, InterruptedException {
        var placed = buffer.next(cursor, wait);
        if (placed == null) {
            return false;
        }
        if (placed.place() > cursor) {
            listener.noted("audio_lost", (placed.place() - cursor) + " frames were older than the buffer holds");
        }
        if (progress.begin()) {
            listener.began(placed.frame().atMillis());
        }
        time.sent(placed.frame());
        connection.send(placed.frame());
        cursor = placed.place() + 1;
        if (placed.frame().isLoud()) {
            progress.loud();
        }
        return true;
    }

    private void take(ServerMessage message, ConnectionTime time) {
        switch (message) {
            case ServerMessage.Segments(var segments) -> progress.take(segments, time, listener);
            case ServerMessage.LanguageDetected(var language, var probability) -> {
                progress.detected(language);
                listener.noted("language", language + " (" + probability + ")");
            }
            case ServerMessage.Unknown(var text) ->
                listener.noted("speech_message", text.substring(0, Math.min(200, text.length())));
            case ServerMessage.Ready _, ServerMessage.Wait _, ServerMessage.Failure _, ServerMessage.Disconnect _ -> {}
        }
    }
}
