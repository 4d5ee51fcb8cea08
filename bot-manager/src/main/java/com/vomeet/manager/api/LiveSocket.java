package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.manager.account.Caller;
import com.vomeet.manager.account.KeyId;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.limit.OpenConnections;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.store.DatabaseAway;
import com.vomeet.manager.transcript.LiveReader;
import com.vomeet.manager.transcript.LiveTranscripts;
import com.vomeet.manager.transcript.Outlet;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.node.ObjectNode;

/** {@code /ws}: live text and status, in the first vomeet's words. */
final class LiveSocket implements RouteGroup {
    private static final int TOO_MANY = 4429;
    private static final long PING_SECONDS = 20;

    private final LiveDoor door;
    private final Callers callers;
    private final Meetings meetings;
    private final LiveTranscripts live;
    private final Map<String, Client> clients = new ConcurrentHashMap<>();

    private record Client(
            OpenConnections.Place place, LiveRights.Watch watch, LiveReader reader, LiveConversation conversation) {}

    LiveSocket(LiveDoor door, Meetings meetings, LiveTranscripts live) {
        this.door = door;
        this.callers = door.callers();
        this.meetings = meetings;
        this.live = live;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.ws("/ws", this::configure);
        routes.get("/ws", LiveSocket::notAsked);
    }

    /** Without this a request by any other method would hear that nothing is here. */
    private static void notAsked(Context context) {
        throw new NotFoundResponse();
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
        var pass = Callers.pass(context);
        if (pass.isEmpty()) {
            sendAway(context, LiveConversation.error("missing_api_key", ""), LiveDoor.NO_KEY, "missing_api_key");
            return;
        }
        try {
            welcome(context, pass.get());
        } catch (RuntimeException e) {
            if (!DatabaseAway.isCauseOf(e)) {
                throw e;
            }
            var away = LiveConversation.error("authorization_call_failed", LiveConversation.AWAY);
            sendAway(context, away, Outlet.TRY_AGAIN, LiveConversation.AWAY);
        }
    }

    /** Also somebody whose key is unknown, who hears so when it is used, and is closed when the rights are looked at. */
    private void welcome(WsConnectContext context, Pass pass) {
        var key = callers.caller(pass).map(Caller::key).orElse(KeyId.UNKNOWN);
        var hasty = callers.hasty(key);
        if (hasty.isPresent()) {
            sendAway(context, LiveConversation.refused(429, hasty.get()), TOO_MANY, hasty.get());
            return;
        }
        var place = door.open().take(key);
        if (place.isEmpty()) {
            sendAway(context, LiveConversation.refused(429, LiveDoor.FULL), TOO_MANY, LiveDoor.FULL);
            return;
        }
        context.session.setIdleTimeout(Duration.ofSeconds(4 * PING_SECONDS));
        context.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
        var reader = live.open(new SocketOutlet(context.session));
        var guest = new LiveConversation.Guest(pass, key);
        var watch = door.rights().watch(pass, Scope.TRANSCRIPTS_READ, () -> LiveDoor.silence(reader));
        clients.put(
                context.sessionId(),
                new Client(place.get(), watch, reader, new LiveConversation(meetings, reader, callers, guest)));
    }

    private static void sendAway(WsConnectContext context, ObjectNode words, int code, String reason) {
        context.send(Json.write(words));
        context.closeSession(code, reason);
    }

    private void forget(WsContext context) {
        context.disableAutomaticPings();
        var client = clients.remove(Objects.requireNonNull(context.sessionId()));
        if (client != null) {
            client.watch().close();
            client.reader().close();
            client.place().close();
        }
    }
}
