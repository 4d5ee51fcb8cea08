package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.transcript.Outlet;
import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.jspecify.annotations.Nullable;

/** A reader's outlet as server-sent events (WHATWG HTML, 9.2): a frame is an event of its type with its number as id. */
final class EventOutlet implements Outlet {
    /** A client that takes nothing for so long is gone or as good as gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String TYPE = "{\"type\":\"";
    private static final String STATUS = "meeting.status";

    private final HttpServletResponse response;
    private final Runnable cut;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);

    private volatile @Nullable String lastWords;

    /** Since when a write waits for the client, in nanoseconds; 0: none does. */
    private volatile long writing;

    /** @param cut ends the connection whatever is being written */
    private EventOutlet(HttpServletResponse response, Runnable cut) {
        this.response = response;
        this.cut = cut;
    }

    /** The answer to a request. */
    static EventOutlet of(Context context) {
        return new EventOutlet(
                context.res(),
                () -> ServletContextRequest.getServletContextRequest(context.req())
                        .getConnectionMetaData()
                        .getConnection()
                        .getEndPoint()
                        .close());
    }

    /** Sends the headers, so that the client knows at once that it is heard. */
    void open() throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("utf-8");
        response.setHeader("Cache-Control", "no-store");
        // Proxies that collect answers before they pass them on would keep live text back.
        response.setHeader("X-Accel-Buffering", "no");
        write("retry: 2000\n\n");
    }

    @Override
    public void send(String text) throws IOException {
        write("event: " + type(text) + "\ndata: " + text + "\n\n");
    }

    @Override
    public void frame(long seq, String text) throws IOException {
        write("id: " + seq + "\nevent: " + type(text) + "\ndata: " + text + "\n\n");
        if (type(text).equals(STATUS) && terminal(text)) {
            ended.countDown();
        }
    }

    @Override
    public void idle() throws IOException {
        write(": alive\n\n");
    }

    /** Every frame begins with its type. */
    private static String type(String text) {
        return text.startsWith(TYPE) ? text.substring(TYPE.length(), text.indexOf('"', TYPE.length())) : "message";
    }

    private static boolean terminal(String text) {
        return MeetingStatus.of(Json.MAPPER
                        .readTree(text)
                        .path("payload")
                        .path("status")
                        .asString())
                .isTerminal();
    }

    private void write(String text) throws IOException {
        writing = System.nanoTime();
        // JSON has no bare line ends, so that a frame is one line of data.
        response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        response.flushBuffer();
        writing = 0;
    }

    @Override
    public void close(int code, String reason) {
        closed.countDown();
    }

    /** The meeting is over already: no status will say so. */
    void over() {
        ended.countDown();
    }

    /** Has the stream end soon, with these as its last words. */
    void endWith(String words) {
        lastWords = words;
        closed.countDown();
    }

    /** Says them, if there are any; by nobody else is written any more. */
    void sayLast() throws IOException {
        var words = lastWords;
        if (words != null) {
            send(words);
        }
    }

    /** Waits until the stream is over, or the meeting is and {@code late} has passed in which its last text may come. */
    void awaitOver(Duration late) throws InterruptedException {
        var left = late.toSeconds();
        while (!closed.await(1, TimeUnit.SECONDS)) {
            var since = writing;
            if (since != 0 && System.nanoTime() - since > PATIENCE.toNanos()) {
                cut.run();
            }
            if (ended.getCount() == 0 && left-- <= 0) {
                return;
            }
        }
    }
}
