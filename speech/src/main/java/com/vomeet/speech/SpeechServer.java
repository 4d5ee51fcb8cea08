package com.vomeet.speech;

import com.vomeet.speech.engine.Engine;
import com.vomeet.trace.Span;
import com.vomeet.trace.Tracing;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsConfig;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running speech server: {@code /ws} (and {@code /}, where stock clients connect), {@code /health}, {@code /metrics}. The engine is
 * the caller's and is not closed here.
 */
public final class SpeechServer implements AutoCloseable {
    /**
     * A client of which nothing comes, neither audio nor a ping, is dropped after this, and its seat is free. It is not pinged: what is
     * written to a machine that is gone would keep its connection for a quarter of an hour.
     */
    private static final Duration IDLE = Duration.ofMinutes(2);

    /** So long an engine may go on with what it is just computing. */
    private static final Duration FAREWELL = Duration.ofSeconds(5);

    /** About a minute of audio in one frame; clients send a tenth of a second. */
    private static final int LARGEST_FRAME = 4 * 1024 * 1024;

    private final SpeechConfig config;
    private final Engine engine;
    private final InstantSource clock;
    private final Seats seats;
    private final Tracing tracing;
    private final Duration idle;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();
    private final SpeechGauges gauges = new SpeechGauges(this::metrics);
    private final Javalin javalin;

    /** @param span of the bot's trace, if it has one */
    private record Connection(Conversation conversation, Span span) {
        void gone() {
            conversation.gone();
            span.close();
        }
    }

    private SpeechServer(SpeechConfig config, Engine engine, InstantSource clock, Tracing tracing, Duration idle) {
        this.idle = idle;
        this.config = config;
        this.engine = engine;
        this.clock = clock;
        this.tracing = tracing;
        this.seats = new Seats(clock, config.sessions(), config.longestConnection());
        this.javalin = Javalin.create(this::configure);
    }

    public static SpeechServer start(SpeechConfig config, Engine engine) {
        return start(config, engine, InstantSource.system(), Tracing.off(), IDLE);
    }

    /** @param tracing whoever opened it closes it */
    public static SpeechServer start(SpeechConfig config, Engine engine, Tracing tracing) {
        return start(config, engine, InstantSource.system(), tracing, IDLE);
    }

    static SpeechServer start(SpeechConfig config, Engine engine, InstantSource clock) {
        return start(config, engine, clock, Tracing.off(), IDLE);
    }

    static SpeechServer start(SpeechConfig config, Engine engine, Duration idle) {
        return start(config, engine, InstantSource.system(), Tracing.off(), idle);
    }

    private static SpeechServer start(
            SpeechConfig config, Engine engine, InstantSource clock, Tracing tracing, Duration idle) {
        var server = new SpeechServer(config, engine, clock, tracing, idle);
        server.javalin.start(config.host(), config.port());
        return server;
    }

    private void configure(JavalinConfig to) {
        to.startup.showJavalinBanner = false;
        to.startup.showOldJavalinVersionWarning = false;
        to.concurrency.useVirtualThreads = true;
        to.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setIdleTimeout(idle);
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
            var client = new SocketClient(connection.session);
            connections.put(
                    connection.sessionId(),
                    new Connection(
                            new Conversation(engine, seats, config.backlog(), client),
                            span(connection.header("traceparent"))));
        });
        socket.onMessage(message -> of(message.sessionId()).text(message.message()));
        // Returning late is the back pressure: the next frame is read when this one has been taken.
        socket.onBinaryMessage(message -> {
            var frame = new byte[message.data().remaining()];
            message.data().get(frame);
            of(message.sessionId()).binary(frame);
        });
        socket.onClose(closed -> {
            var connection = connections.remove(closed.sessionId());
            if (connection != null) {
                connection.gone();
            }
        });
    }

    /** A client that says nothing of a trace gets none. */
    private Span span(@Nullable String traceparent) {
        return traceparent == null
                ? Span.none()
                : tracing.begin(Span.Kind.SERVER, "speech session", traceparent).with("vomeet.engine", engine.name());
    }

    private Conversation of(String sessionId) {
        var connection = connections.get(sessionId);
        if (connection == null) {
            throw new IllegalStateException("a frame came on a socket that is not open");
        }
        return connection.conversation();
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
        connections.values().forEach(Connection::gone);
        javalin.stop();
        try {
            seats.awaitEmpty(FAREWELL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
