package com.vomeet.bot;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.contract.Json;
import com.vomeet.contract.whisper.Hello;
import com.vomeet.contract.whisper.WireSegment;
import io.javalin.Javalin;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** A speech server that understands {@link FakePage}: each frame is the word {@code w<k>}; ten words make a finished segment. */
public final class FakeSpeech implements AutoCloseable {
    private static final int SEGMENT_WORDS = 10;

    public final List<Hello> hellos = new CopyOnWriteArrayList<>();
    /** How long the last words take. */
    public volatile Duration endsAfter = Duration.ZERO;

    private final Map<String, Listening> connections = new ConcurrentHashMap<>();
    private final Javalin javalin;

    private FakeSpeech(Javalin javalin) {
        this.javalin = javalin;
    }

    public static FakeSpeech start(int port) {
        var holder = new FakeSpeech[1];
        var javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.routes.ws("/ws", ws -> {
                ws.onMessage(context -> holder[0].greeted(context, context.message()));
                ws.onBinaryMessage(context -> holder[0].sound(context, context.data()));
                ws.onClose(context -> holder[0].connections.remove(context.sessionId()));
            });
        });
        holder[0] = new FakeSpeech(javalin);
        javalin.start("127.0.0.1", port);
        return holder[0];
    }

    public int port() {
        return javalin.port();
    }

    public URI url() {
        return URI.create("ws://127.0.0.1:" + port() + "/ws");
    }

    /** Ends all connections at once. */
    @Override
    public void close() {
        connections.values().forEach(listening -> listening.context.closeSession());
        javalin.stop();
    }

    private void greeted(WsContext context, String text) {
        hellos.add(Json.read(text, Hello.class));
        connections.put(context.sessionId(), new Listening(context));
        context.send("{\"uid\":\"u\",\"status\":\"SERVER_READY\",\"finishes\":true}");
    }

    private void sound(WsContext context, ByteBuffer data) {
        var listening = connections.get(context.sessionId());
        if (listening != null) {
            listening.take(data);
        }
    }

    /** One connection's engine. */
    private final class Listening {
        private final WsContext context;
        private final List<WireSegment> finished = new ArrayList<>();
        private final List<WireSegment.Word> words = new ArrayList<>();
        private int frames;

        private Listening(WsContext context) {
            this.context = context;
        }

        private synchronized void take(ByteBuffer data) {
            if (data.remaining() == Hello.END_OF_AUDIO.length()) {
                CompletableFuture.delayedExecutor(endsAfter.toMillis(), TimeUnit.MILLISECONDS)
                        .execute(this::end);
                return;
            }
            var sample = data.order(ByteOrder.LITTLE_ENDIAN).getFloat(data.position());
            var start = frames * AudioFrame.MILLIS / 1000.0;
            words.add(new WireSegment.Word("w" + Math.round(sample * 32768), start, start + 0.1, 1));
            frames++;
            if (words.size() == SEGMENT_WORDS) {
                finish();
            }
            say();
        }

        private synchronized void end() {
            finish();
            say();
            context.closeSession();
        }

        private void finish() {
            if (!words.isEmpty()) {
                finished.add(segment(true));
                words.clear();
            }
        }

        private WireSegment segment(boolean completed) {
            return new WireSegment(
                    String.format(Locale.ROOT, "%.3f", words.getFirst().start()),
                    String.format(Locale.ROOT, "%.3f", words.getLast().end()),
                    " "
                            + String.join(
                                    " ",
                                    words.stream().map(WireSegment.Word::word).toList()),
                    completed,
                    "en",
                    0.9,
                    words);
        }

        private void say() {
            var segments = new ArrayList<>(finished.subList(Math.max(0, finished.size() - 10), finished.size()));
            if (!words.isEmpty()) {
                segments.add(segment(false));
            }
            context.send(Json.write(Map.of("uid", "u", "segments", segments)));
        }
    }
}
