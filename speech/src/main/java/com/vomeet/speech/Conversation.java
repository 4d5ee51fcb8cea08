package com.vomeet.speech;

import com.vomeet.contract.Json;
import com.vomeet.contract.whisper.Hello;
import com.vomeet.speech.engine.Engine;
import com.vomeet.speech.engine.EngineSession;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/**
 * One connection: the first message, then audio in and text out. {@link #text}, {@link #binary} and {@link #gone} are called by the
 * socket; recognition runs on a platform thread of its own, since it is native code that computes and would hold up the carriers of
 * the virtual threads.
 */
final class Conversation {
    static final int NORMAL = 1000;
    static final int GOING_AWAY = 1001;
    static final int UNSUPPORTED = 1003;
    static final int BROKEN = 1011;
    static final int TRY_LATER = 1013;

    private static final Logger LOG = LoggerFactory.getLogger(Conversation.class);
    private static final byte[] END_OF_AUDIO = Hello.END_OF_AUDIO.getBytes(StandardCharsets.US_ASCII);
    private static final Duration TICK = Duration.ofMillis(500);

    private final Engine engine;
    private final Seats seats;
    private final AudioQueue queue;
    private final Client client;
    private boolean greeted;
    private String uid = Greeting.NOBODY;

    Conversation(Engine engine, Seats seats, Duration backlog, Client client) {
        this.engine = engine;
        this.seats = seats;
        this.queue = new AudioQueue(backlog);
        this.client = client;
    }

    /** The first one is the greeting; later ones (speaker activity, session control, metadata) change nothing here. */
    void text(String frame) {
        if (greeted) {
            LOG.debug("session {} sent {} characters beside the audio", uid, frame.length());
            return;
        }
        greeted = true;
        switch (Greeting.read(frame)) {
            case Greeting.Refused(var who, var message) -> {
                LOG.info("refused a client: {}", message);
                client.send(ServerLine.error(who, message));
                client.close(UNSUPPORTED, "first message refused");
            }
            case Greeting.Accepted accepted -> seat(accepted);
        }
    }

    private void seat(Greeting.Accepted accepted) {
        uid = accepted.uid();
        seats.take(uid, queue).ifPresentOrElse(seat -> start(accepted, seat), this::full);
    }

    private void full() {
        var minutes = seats.waitingMinutes();
        LOG.info("session {} must wait: all {} seats are taken", uid, seats.limit());
        client.send(ServerLine.full(uid, minutes));
        client.close(TRY_LATER, "server full");
    }

    private void start(Greeting.Accepted accepted, Seats.Seat seat) {
        Thread.ofPlatform().daemon().name("speech " + uid).start(() -> recognise(accepted, seat));
    }

    /** @throws InterruptedException while waiting for room; the connection is then of no use any more */
    void binary(byte[] frame) throws InterruptedException {
        if (!greeted) {
            client.send(ServerLine.error(uid, "Audio came before the first message"));
            client.close(UNSUPPORTED, "audio before the first message");
        } else if (Arrays.equals(frame, END_OF_AUDIO)) {
            queue.end();
        } else if (isJson(frame)) {
            text(new String(frame, StandardCharsets.UTF_8));
        } else if (Samples.areWhole(frame.length)) {
            queue.put(Samples.read(frame));
        } else {
            client.send(
                    ServerLine.error(uid, "A binary frame of " + frame.length + " bytes is not whole float32 samples"));
            client.close(UNSUPPORTED, "not audio");
        }
    }

    /** Audio may begin with that byte too, and then it does not parse. */
    private static boolean isJson(byte[] frame) {
        if (frame.length == 0 || frame[0] != '{') {
            return false;
        }
        try {
            return Json.MAPPER.readTree(frame).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    void gone() {
        queue.abandon();
    }

    private void recognise(Greeting.Accepted accepted, Seats.Seat seat) {
        try {
            client.send(ServerLine.accepted(uid));
            warn(accepted);
            var transcript = new Transcript(engine.language());
            try (var session = engine.open(recognised -> {
                transcript.add(recognised);
                client.send(ServerLine.segments(uid, transcript.segments()));
            })) {
                client.send(ServerLine.ready(uid, engine.name()));
                listen(session, seat);
            }
        } catch (ClientGoneException e) {
            LOG.info("session {} ended: {}", uid, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            client.close(BROKEN, "the server ends");
        } catch (RuntimeException e) {
            LOG.error("session {} failed in engine {}", uid, engine.name(), e);
            fail("The engine failed: " + e.getMessage());
        } finally {
            queue.abandon();
            seats.leave(seat);
            // Whatever the way here was: on a socket that stays open a client would go on talking to nobody.
            client.close(GOING_AWAY, "the session has ended");
        }
    }

    private void fail(String message) {
        try {
            client.send(ServerLine.error(uid, message));
        } catch (ClientGoneException e) {
            LOG.debug("session {} did not hear of it", uid, e);
        }
        client.close(BROKEN, "engine failed");
    }

    /** A bot reconnects for ever when it is refused, so that a wish that cannot be granted is answered but not refused. */
    private void warn(Greeting.Accepted accepted) {
        var language = accepted.language();
        if (language != null && !language.toLowerCase(Locale.ROOT).startsWith(engine.language())) {
            var text = "Engine " + engine.name() + " knows only language '" + engine.language() + "'";
            LOG.warn("session {} wants language '{}': {}", uid, language, text);
            client.send(ServerLine.warning(uid, text));
        }
        if (accepted.translate()) {
            client.send(ServerLine.warning(uid, "Engine " + engine.name() + " does not translate"));
        }
    }

    private void listen(EngineSession session, Seats.Seat seat) throws InterruptedException {
        while (true) {
            switch (queue.take(TICK)) {
                case Heard.Audio(var samples) -> session.accept(samples);
                case Heard.Nothing() -> {}
                case Heard.Gone() -> {
                    return;
                }
                case Heard.Over() -> {
                    session.finish();
                    client.close(NORMAL, "end of audio");
                    return;
                }
            }
            // What waits when audio has ended is the client's last, and there is no next connection for it.
            if (seats.isOver(seat) && !queue.isEnded()) {
                session.finish();
                client.send(ServerLine.timeIsOver(uid));
                client.close(NORMAL, "connection time is over");
                return;
            }
        }
    }
}
