package com.vomeet.bot.control;

import com.vomeet.contract.Json;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * Tells the manager every ten seconds that the bot lives and how it is, and carries out what the answers want. The request waits at the
 * manager until there is something new, so an answer that changes something is followed by the next request soon, any other not before
 * the ten seconds are over.
 */
public final class Heartbeats implements AutoCloseable {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration AFTER_NEWS = Duration.ofMillis(500);
    private static final Duration HURRIED = Duration.ofMillis(50);
    private static final Duration MARGIN = Duration.ofSeconds(5);
    private static final Duration AFTER_TROUBLE = Duration.ofSeconds(2);

    private final HttpClient http;
    private final ManagerAddress manager;
    private final InstantSource clock;
    private final Function<Known, Heartbeat> beats;
    private final CommandListener listener;
    private final Thread thread;
    private volatile boolean hurried;
    private volatile boolean closed;
    private boolean asked;
    private boolean reached = true;
    private Known known = new Known(0, 0, EVERY.toMillis());

    /** What the bot knows of the manager's wishes, for the next beat. */
    public record Known(int version, int stored, long waitMillis) {}

    /** @param beats makes the next heartbeat */
    public Heartbeats(
            HttpClient http,
            ManagerAddress manager,
            InstantSource clock,
            Function<Known, Heartbeat> beats,
            CommandListener listener) {
        this.http = http;
        this.manager = manager;
        this.clock = clock;
        this.beats = beats;
        this.listener = listener;
        this.thread = Thread.ofVirtual().name("heartbeats").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** The call is over: what is stored is wanted at once. A waiting request is given up for one that says so. */
    public void hurry() {
        hurried = true;
        thread.interrupt();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try {
                Thread.sleep(beat());
            } catch (InterruptedException e) {
                // hurry() or close(): the loop looks which
            }
        }
    }

    /** One request. @return the pause before the next */
    private Duration beat() throws InterruptedException {
        var sent = System.nanoTime();
        try {
            known = new Known(known.version(), known.stored(), hurried ? 1_000 : EVERY.toMillis());
            var json = Json.write(beats.apply(known));
            var wait = Duration.ofMillis(known.waitMillis()).plus(MARGIN);
            var response = http.send(manager.post(manager.heartbeat(), json, wait, clock), BodyHandlers.ofString());
            if (response.statusCode() / 100 == 2) {
                reached = true;
                var news = take(Json.read(response.body(), HeartbeatAnswer.class));
                return news || hurried ? (hurried ? HURRIED : AFTER_NEWS) : rest(sent);
            }
            trouble("the manager answers " + response.statusCode());
        } catch (IOException | RuntimeException e) {
            // Whatever broke, the manager takes a bot whose heartbeats end for dead.
            trouble(String.valueOf(e));
        }
        return AFTER_TROUBLE;
    }

    private static Duration rest(long sentNanos) {
        var rest = EVERY.minusNanos(System.nanoTime() - sentNanos);
        return rest.compareTo(HURRIED) > 0 ? rest : HURRIED;
    }

    /** @return true if the answer says something new */
    private boolean take(HeartbeatAnswer answer) {
        var news = answer.version() != known.version() || answer.stored() > known.stored();
        listener.stored(answer.stored());
        if (answer.leave() && !asked) {
            asked = listener.leave("heartbeat");
        }
        if (answer.version() != known.version() && !answer.leave()) {
            var task = answer.task();
            listener.reconfigure(answer.version(), answer.language(), task == null ? "transcribe" : task);
            listener.joinMoved(answer.joinAt());
            var end = answer.scheduledEnd();
            if (end != null) {
                listener.endMoved(end.at());
            }
        }
        known = new Known(answer.version(), Math.max(known.stored(), answer.stored()), known.waitMillis());
        return news;
    }

    private void trouble(String what) {
        if (reached) {
            listener.noted("manager_away", what);
        }
        reached = false;
    }
}
