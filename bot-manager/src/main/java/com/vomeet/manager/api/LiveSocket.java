package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.transcript.LiveReader;
import com.vomeet.manager.transcript.LiveTranscripts;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/** {@code /ws}: live text and status, in the first vomeet's words. */
final class LiveSocket implements RouteGroup {
    private static final int NO_KEY = 4401;
    private static final long PING_SECONDS = 20;

    private final Callers callers;
    private final Meetings meetings;
    private final LiveTranscripts live;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    private record Client(LiveReader reader, LiveConversation conversation) {}

    LiveSocket(Callers callers, Meetings meetings, LiveTranscripts live) {
        this.callers = callers;
        this.meetings = meetings;
        this.live = live;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.ws("/ws", this::configure);
    }

    private void configure(WsConfig socket) {
        socket.onConnect(this::connect);
        socket.onMessage(context -> {
            var client = clients.get(context.sessionId());
            if (client != null) {
                client.conversation().hear(context.message());
            }
        });
        socket.onClose(this::forget);
        socket.onError(this::forget);
    }

    private void connect(WsConnectContext context) {
        var caller = callers.socket(context);
        if (caller.isEmpty()) {
            context.send(Json.write(LiveConversation.error("missing_api_key", "")));
            context.closeSession(NO_KEY, "missing_api_key");
            return;
        }
        context.session.setIdleTimeout(Duration.ofSeconds(4 * PING_SECONDS));
        context.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
        var reader = live.open(new SocketOutlet(context.session));
        clients.put(context.sessionId(), new Client(reader, new LiveConversation(meetings, reader, caller.get())));
    }

    private void forget(WsContext context) {
        context.disableAutomaticPings();
        var client = clients.remove(Objects.requireNonNull(context.sessionId()));
        if (client != null) {
            client.reader().close();
        }
    }
}
