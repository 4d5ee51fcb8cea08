package com.vomeet.lab.web;

import com.vomeet.contract.Json;
import com.vomeet.lab.meeting.Meeting;
import com.vomeet.lab.meeting.Meetings;
import com.vomeet.lab.meeting.PageMessage;
import com.vomeet.lab.meeting.PageWord;
import com.vomeet.lab.meeting.View;
import com.vomeet.lab.scenario.PageTraits;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.websocket.WsCloseStatus;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsConnectContext;
import io.javalin.websocket.WsContext;
import io.javalin.websocket.WsMessageContext;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** The signalling of the pages: one WebSocket for each page, and the place where its offer is answered. */
final class PageSocket {
    private static final String GUEST = "guest";
    /** Shorter than the web server's patience with a silent socket. */
    private static final int PING_SECONDS = 10;

    private final Meetings meetings;

    PageSocket(Meetings meetings) {
        this.meetings = meetings;
    }

    void routes(RoutesConfig routes) {
        routes.ws("/signal/{code}", this::socket);
        routes.post("/signal/{code}/offer", this::offer);
    }

    private void socket(WsConfig ws) {
        ws.onConnect(this::opened);
        ws.onMessage(this::said);
        ws.onClose(this::closed);
    }

    private void opened(WsConnectContext ctx) {
        ctx.enableAutomaticPings(PING_SECONDS, TimeUnit.SECONDS);
        meetings.find(ctx.pathParam("code"))
                .ifPresentOrElse(
                        meeting -> {
                            var guest = meeting.pageOpened(message -> tell(ctx, message));
                            ctx.attribute(GUEST, new Visit(meeting, guest));
                        },
                        () -> unknown(ctx));
    }

    private static void unknown(WsContext ctx) {
        var traits = PageMessage.Traits.of(PageTraits.USUAL);
        tell(ctx, new PageMessage.Welcome("", "", ctx.pathParam("code"), 0, traits));
        tell(ctx, new PageMessage.Show(View.INVALID));
    }

    private static void tell(WsContext ctx, PageMessage message) {
        if (ctx.session.isOpen()) {
            ctx.send(Json.write(message));
        }
    }

    private void said(WsMessageContext ctx) {
        var visit = visit(ctx);
        if (visit == null) {
            return;
        }
        try {
            visit.meeting.pageSaid(visit.guest, Json.read(ctx.message(), PageWord.class));
        } catch (JacksonException e) {
            ctx.closeSession(WsCloseStatus.POLICY_VIOLATION, "not a word of this protocol");
        }
    }

    private void closed(WsContext ctx) {
        var visit = visit(ctx);
        if (visit != null) {
            visit.meeting.pageClosed(visit.guest);
        }
    }

    private static @Nullable Visit visit(WsContext ctx) {
        return ctx.attribute(GUEST);
    }

    private void offer(Context ctx) {
        var guest = ctx.header("X-Guest");
        var meeting = meetings.find(ctx.pathParam("code"));
        if (meeting.isEmpty() || guest == null) {
            ctx.status(HttpStatus.NOT_FOUND).result("no such visit");
            return;
        }
        try {
            meeting.get()
                    .connect(guest, ctx.body())
                    .ifPresentOrElse(
                            answer -> ctx.contentType("application/sdp").result(answer),
                            () -> ctx.status(HttpStatus.CONFLICT).result("not in the call"));
        } catch (IllegalArgumentException e) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT).result(String.valueOf(e.getMessage()));
        }
    }

    private record Visit(Meeting meeting, String guest) {}
}
