package com.vomeet.speech;

import com.vomeet.speech.engine.Engine;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A running speech server: {@code /ws} (and {@code /}, where stock clients connect), {@code /health}, {@code /metrics}. The engine is
 * the caller's and is not closed here.
 */
public final class SpeechServer implements AutoCloseable {
    /** Pings keep a silent client; one that is not even there any more is dropped after this. */
    private static final Duration IDLE = Duration.ofMinutes(2);

    /** So long an engine may go on with what it is just computing. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    private static final long PING_SECONDS = 30;

    /** About a minute of audio in one frame; clients send a tenth of a second. */
    private static final int LARGEST_FRAME = 4 * 1024 * 1024;

    private final SpeechConfig config;
    private final Engine engine;
    private final InstantSource clock;
    private final Seats seats;
    private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
    private final SpeechGauges gauges = new SpeechGauges(this::metrics);
    private final Javalin javalin;

    private SpeechServer(SpeechConfig config, Engine engine, InstantSource clock) {
        this.config = config;
        this.engine = engine;
        this.clock = clock;
        this.seats = new Seats(clock, config.sessions(), config.longestConnection());
        this.javalin = Javalin.create(this::configure);
    }

    public static SpeechServer start(SpeechConfig config, Engine engine) {
        return start(config, engine, InstantSource.system());
    }

    static SpeechServer start(SpeechConfig config, Engine engine, InstantSource clock) {
        var server = new SpeechServer(config, engine, clock);
        server.javalin.start(config.host(), config.port());
        return server;
    }

    private void configure(JavalinConfig to) {
        to.startup.showJavalinBanner = false;
        to.startup.showOldJavalinVersionWarning = false;
        to.concurrency.useVirtualThreads = true;
        to.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setIdleTimeout(IDLE);
            factory.setMaxBinaryMessageSize(LARGEST_FRAME);
            factory.setMaxFrameSize(LARGEST_FRAME);
        });
        to.routes.get("/health", answer -> answer.result("OK"));
        to.routes.get("/healthz", answer -> answer.result("OK"));
        to.routes.get("/metrics", this::tellMetrics);
        Consumer<WsConfig> socket = this::socket;
        to.routes.ws("/ws", socket);
        to.routes.ws("/", socket);
    }

    private void tellMetrics(Context answer) {
        if (SpeechGauges.areWantedBy(answer.header("Accept"))) {
            answer.contentType(SpeechGauges.CONTENT_TYPE).result(gauges.text());
        } else {
            answer.contentType("application/json").result(metrics().json());
        }
    }

    private void socket(WsConfig socket) {
        socket.onConnect(connection -> {
            connection.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
            var client = new SocketClient(connection.session);
            conversations.put(connection.sessionId(), new Conversation(engine, seats, config.backlog(), client));
        });
        socket.onMessage(message -> of(message.sessionId()).text(message.message()));
        // Returning late is the back pressure: the next frame is read when this one has been taken.
        socket.onBinaryMessage(message -> {
            var frame = new byte[message.data().remaining()];
            message.data().get(frame);
            of(message.sessionId()).binary(frame);
        });
        socket.onClose(closed -> {
            var conversation = conversations.remove(closed.sessionId());
            if (conversation != null) {
                conversation.gone();
            }
        });
    }

    private Conversation of(String sessionId) {
        var conversation = conversations.get(sessionId);
        if (conversation == null) {
            throw new IllegalStateException("a frame came on a socket that is not open");
        }
        return conversation;
    }

    Metrics metrics() {
        var taken = seats.taken();
        var backlog = taken.stream()
                .map(seat -> seat.queue().backlog())
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
        return Metrics.of(taken.size(), seats.limit(), engine.name(), backlog, clock.instant());
    }

    /** Where clients connect. */
    public URI url() {
        return URI.create("ws://127.0.0.1:" + javalin.port() + "/ws");
    }

    /** Nothing of this server uses the engine any more when this returns, unless the engine is stuck. */
    @Override
    public void close() {
        conversations.values().forEach(Conversation::gone);
        javalin.stop();
        try {
            seats.awaitEmpty(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
