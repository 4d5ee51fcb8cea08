package com.vomeet.cli;

import com.vomeet.cli.client.Endpoint;
import com.vomeet.contract.Secret;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.websocket.WsContext;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/** The few endpoints that the commands use, with meetings that a test sets; notes what was asked. */
public final class FakeApi implements AutoCloseable {
    public static final String KEY = "key-of-a-test";
    private final Javalin server;
    private final Endpoint endpoint;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<WsContext> readers = new CopyOnWriteArrayList<>();
    private volatile List<String> meetings = List.of();
    private volatile List<String> onceSubscribed = List.of();
    private volatile String segments = "";
    private volatile boolean leavesAtOnce = true;

    private FakeApi() {
        server = Javalin.create(this::configure).start("127.0.0.1", 0);
        endpoint = new Endpoint(URI.create("http://127.0.0.1:" + server.port()), Secret.of(KEY));
    }

    public static FakeApi start() {
        return new FakeApi();
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.routes.before(context -> {
            if (!KEY.equals(context.header("X-API-Key"))) {
                context.status(403).json("{\"detail\":\"Invalid API key\"}").skipRemainingHandlers();
            }
        });
        config.routes.get("/meetings", context -> json(context, "{\"meetings\":[" + String.join(",", meetings) + "]}"));
        config.routes.get("/meetings/{id}", context -> json(context, meetings.getFirst()));
        config.routes.post("/bots", this::request);
        config.routes.delete("/bots/{platform}/{id}", this::leave);
        config.routes.get(
                "/transcripts/{platform}/{id}", context -> json(context, "{\"segments\":[" + segments + "]}"));
        config.routes.ws("/ws", socket -> {
            socket.onConnect(readers::add);
            socket.onMessage(context -> {
                meetings = onceSubscribed.isEmpty() ? meetings : onceSubscribed;
                context.send("{\"type\":\"subscribed\",\"meetings\":[]}");
                asked.add("WS " + context.message());
            });
        });
    }

    private void json(Context context, String body) {
        asked.add(context.method() + " " + context.path());
        context.contentType("application/json").result(body);
    }

    private void request(Context context) {
        asked.add("POST /bots " + context.body());
        if (context.body().contains("taken")) {
            context.status(409)
                    .contentType("application/json")
                    .result("{\"detail\":\"There already.\",\"meeting_id\":7}");
        } else {
            context.status(201).contentType("application/json").result(meeting(1, "requested", ""));
        }
    }

    private void leave(Context context) {
        json(context, "{\"message\":\"Stop request accepted and is being processed.\"}");
        if (leavesAtOnce) {
            meetings = meetings.stream()
                    .map(m -> m.replace("\"active\"", "\"completed\""))
                    .toList();
        }
    }

    public static String meeting(long id, String status, String reason) {
        return "{\"id\":" + id + ",\"platform\":\"google_meet\",\"native_meeting_id\":\"abc-defg-hij\",\"status\":\""
                + status
                + "\",\"created_at\":\"2026-11-23T10:41:25\",\"data\":{\"completion_reason\":\"" + reason
                + "\",\"status_transition\":[]}}";
    }

    public static String segment(String speaker, String text, boolean completed) {
        return """
                {"start":0.0,"text":"%s","speaker":"%s","completed":%s,
                 "absolute_start_time":"2026-01-01T10:00:00Z","absolute_end_time":"2026-01-01T10:00:02Z"}
                """.formatted(text, speaker, completed).replace("\n", "");
    }

    public void meetings(String... all) {
        meetings = List.of(all);
    }

    /** What they have become when somebody subscribes, who is told nothing of it. */
    public void onceSubscribed(String... all) {
        onceSubscribed = List.of(all);
    }

    public void segments(String... all) {
        segments = String.join(",", all);
    }

    public void botsStay() {
        leavesAtOnce = false;
    }

    /** Sends a frame to whoever reads along. */
    public void say(String frame) {
        readers.forEach(reader -> reader.send(frame));
    }

    public void sayStatus(long meeting, String status) {
        say("{\"type\":\"meeting.status\",\"meeting\":{\"id\":" + meeting + "},\"payload\":{\"status\":\"" + status
                + "\"}}");
    }

    public void hangUp() {
        readers.forEach(WsContext::closeSession);
    }

    public List<String> asked() {
        return List.copyOf(asked);
    }

    public String askedInOne() {
        return asked.stream().collect(Collectors.joining("\n"));
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        server.stop();
    }
}
