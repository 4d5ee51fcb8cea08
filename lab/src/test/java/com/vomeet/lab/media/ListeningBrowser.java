package com.vomeet.lab.media;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A headless shell with the page {@code listen.html}, and what the page says. */
final class ListeningBrowser implements AutoCloseable {
    private final MediaRoom room;
    private final HttpServer server;
    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    private final List<String> notes = new CopyOnWriteArrayList<>();
    private final List<Row> rows = new CopyOnWriteArrayList<>();
    private final Map<Integer, List<float[]>> samples = new ConcurrentHashMap<>();
    private final AtomicReference<String> wish = new AtomicReference<>("");
    private final AtomicReference<@Nullable MediaPeer> peer = new AtomicReference<>();
    private final Process process;

    /** @param query tracks=n, microphone=1 */
    ListeningBrowser(MediaRoom room, Path profile, String query) {
        this.room = room;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(executor);
            server.createContext("/", this::answer);
            server.start();
            process = start(profile, "http://127.0.0.1:" + server.getAddress().getPort() + "/listen.html?" + query);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(Path profile, String url) throws IOException {
        var builder = new ProcessBuilder(
                        "/usr/lib/chromium/chromium-headless-shell",
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--autoplay-policy=no-user-gesture-required",
                        "--user-data-dir=" + profile,
                        url)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        // A browser with sound makes a folder for PulseAudio; without this, in /tmp and for good.
        builder.environment().put("PULSE_RUNTIME_PATH", profile.resolve("pulse").toString());
        builder.environment().put("TMPDIR", profile.toString());
        return builder.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var said = answer(
                    exchange.getRequestURI().getPath(), exchange.getRequestURI().getQuery(), body);
            var type = exchange.getRequestURI().getPath().endsWith(".js") ? "text/javascript" : "text/html";
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, said.length == 0 ? -1 : said.length);
            exchange.getResponseBody().write(said);
        }
    }

    private byte[] answer(String path, @Nullable String query, byte[] body) throws IOException {
        var text = new String(body, StandardCharsets.UTF_8);
        switch (path) {
            case "/note" -> notes.add(text);
            case "/row" -> rows.add(com.vomeet.contract.Json.read(text, Row.class));
            case "/samples" -> keep(Integer.parseInt(query == null ? "" : query.replace("track=", "")), body);
            case "/wish" -> {
                return bytes(wish.getAndSet(""));
            }
            case "/offer" -> {
                return bytes(connect(text));
            }
            default -> {
                return file(path);
            }
        }
        return new byte[0];
    }

    private static byte[] file(String path) throws IOException {
        try (var in = ListeningBrowser.class.getResourceAsStream("/com/vomeet/lab/media" + path)) {
            return in == null ? new byte[0] : in.readAllBytes();
        }
    }

    private String connect(String offer) {
        if (!(room.connect(offer) instanceof MediaAnswer.Accepted(var sdp, var accepted))) {
            throw new IllegalStateException("refused");
        }
        peer.set(accepted);
        return sdp;
    }

    private void keep(int track, byte[] body) {
        var floats = new float[body.length / 4];
        ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
        samples.computeIfAbsent(track, any -> new CopyOnWriteArrayList<>()).add(floats);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Null before the page's offer. */
    @Nullable
    MediaPeer peer() {
        return peer.get();
    }

    List<String> notes() {
        return List.copyOf(notes);
    }

    List<Row> rows() {
        return List.copyOf(rows);
    }

    /** All that was heard on a track, at 16 kHz. */
    float[] heard(int track) {
        var all = new ArrayList<>(samples.getOrDefault(track, List.of()));
        var out = ByteBuffer.allocate(
                4 * all.stream().mapToInt(block -> block.length).sum());
        var floats = out.asFloatBuffer();
        all.forEach(floats::put);
        var heard = new float[floats.position()];
        out.asFloatBuffer().get(heard);
        return heard;
    }

    void closeConnection() {
        wish.set("close");
    }

    /** As a crash would. */
    void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
        server.stop(0);
        executor.close();
    }
}
