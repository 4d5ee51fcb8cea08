package com.vomeet.bot.speech;

import com.vomeet.contract.whisper.Hello;
import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/** A WebSocket server that writes down what it gets and answers a hello as the test wants. */
final class ScriptedServer implements AutoCloseable {
    /** Value of the first sample times 32768, and when it came. */
    record Got(int connection, int sample, long nanos) {}

    final List<String> hellos = new CopyOnWriteArrayList<>();
    final List<Got> frames = new CopyOnWriteArrayList<>();
    final List<Integer> ends = new CopyOnWriteArrayList<>();
    final List<WsContext> contexts = new CopyOnWriteArrayList<>();
    /** By the thread that has got it, since a session waits for what follows only for a moment. */
    volatile Runnable atFirstEnd = () -> {};

    private final AtomicInteger connections = new AtomicInteger();
    private final Javalin javalin;

    /** @param onHello gets the connection's number, from 1, and the connection */
    ScriptedServer(BiConsumer<Integer, WsContext> onHello) {
        javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.routes.ws("/ws", ws -> {
                ws.onConnect(context -> {
                    contexts.add(context);
                    context.attribute("number", connections.incrementAndGet());
                });
                ws.onMessage(context -> {
                    hellos.add(context.message());
                    onHello.accept(number(context), context);
                });
                ws.onBinaryMessage(context -> take(number(context), context.data()));
            });
        });
        javalin.start("127.0.0.1", 0);
    }

    static void ready(WsContext context) {
        context.send("{\"uid\":\"u\",\"message\":\"SERVER_READY\",\"backend\":\"test\",\"finishes\":true}");
    }

    /** As one that drops at the end of audio what it has not recognised. */
    static void readyAndHasty(WsContext context) {
        context.send("{\"uid\":\"u\",\"message\":\"SERVER_READY\",\"backend\":\"faster_whisper\"}");
    }

    URI url() {
        return URI.create("ws://127.0.0.1:" + javalin.port() + "/ws");
    }

    List<Integer> samples(int connection) {
        return frames.stream()
                .filter(f -> f.connection() == connection)
                .map(Got::sample)
                .toList();
    }

    @Override
    public void close() {
        javalin.stop();
    }

    private static int number(WsContext context) {
        Integer number = context.attribute("number");
        return number == null ? 0 : number;
    }

    private void take(int connection, ByteBuffer data) {
        if (data.remaining() == Hello.END_OF_AUDIO.length()) {
            if (ends.isEmpty()) {
                atFirstEnd.run();
            }
            ends.add(connection);
            return;
        }
        var first = data.order(ByteOrder.LITTLE_ENDIAN).getFloat(data.position());
        frames.add(new Got(connection, Math.round(first * 32768), System.nanoTime()));
    }
}
