package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.account.AccountId;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.idempotency.IdempotencyKeys;
import com.vomeet.manager.log.LogContext;
import com.vomeet.manager.meeting.Beside;
import com.vomeet.manager.meeting.BotRequest;
import com.vomeet.manager.meeting.BotRequests;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.Meetings;
import com.vomeet.manager.meeting.RequestOutcome;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.InstantSource;
import tools.jackson.databind.node.ObjectNode;

/** {@code POST /bots}, and the same again for a meeting that failed. */
final class BotRequestRoutes implements RouteGroup {
    private final Callers callers;
    private final BotRequestReader reader;
    private final Meetings meetings;
    private final BotRequests requests;
    private final IdempotencyKeys keys;
    private final Traced traced;
    private final InstantSource clock;

    BotRequestRoutes(Callers callers, BotRequestReader reader, Meetings meetings, BotParts parts) {
        this.callers = callers;
        this.reader = reader;
        this.meetings = meetings;
        this.requests = parts.requests();
        this.keys = new IdempotencyKeys(parts.clock());
        this.traced = new Traced(parts.tracing());
        this.clock = parts.clock();
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.post("/bots", traced.post("/bots", this::request));
        var retry = "/bots/{platform}/{native_meeting_id}/retry";
        routes.post(retry, traced.post(retry, this::retry));
    }

    private void request(Context context) {
        var account = callers.require(context, Scope.BOTS_WRITE).account();
        var body = Body.of(context);
        var beside = beside(context, account, body.json());
        answer(context, reader.read(body, account, clock.instant()), beside);
    }

    private void retry(Context context) {
        var account = callers.require(context, Scope.BOTS_WRITE).account();
        var platform = PathNames.platform(context);
        var nativeId = PathNames.nativeId(context);
        var query = Body.ofQuery(context, "bot_name", "language", "task");
        var newest = meetings.newest(account, platform, nativeId)
                .orElseThrow(() -> new Refusal(
                        404,
                        "No previous meeting found for platform '" + platform.wire() + "' and meeting ID '" + nativeId
                                + "'"));
        if (newest.status() != MeetingStatus.FAILED) {
            throw new Refusal(
                    409,
                    "Cannot retry meeting in '" + newest.status().wire()
                            + "' status. Only 'failed' meetings can be retried.");
        }
        // The retry itself stands in the way of its repetition, so that no key is needed.
        answer(context, reader.again(newest, query, clock.instant()), Beside.NOTHING);
    }

    private Beside beside(Context context, AccountId account, ObjectNode asked) {
        return IdempotencyHeader.key(context, account, asked)
                .map(key -> keys.beside(key, meeting -> Json.write(MeetingJson.of(meeting))))
                .orElse(Beside.NOTHING);
    }

    private record Conflict(String detail, long meetingId) {}

    private void answer(Context context, BotRequest request, Beside beside) {
        switch (requests.request(request, beside)) {
            case RequestOutcome.Accepted(var meeting) -> {
                LogContext.about(meeting.id().value());
                context.status(201).json(MeetingJson.of(meeting));
            }
            case RequestOutcome.AnsweredBefore(var answer) ->
                context.status(201)
                        .header("Idempotent-Replayed", "true")
                        .contentType("application/json")
                        .result(answer);
            case RequestOutcome.KeyOfAnother _ ->
                throw new Refusal(422, "This Idempotency-Key was used for another request.");
            case RequestOutcome.LiveAlready(MeetingId(var id)) ->
                throw new Refusal(
                        409,
                        new Conflict(
                                "An active or requested meeting already exists for this platform and meeting ID."
                                        + " Platform: " + request.platform().wire() + ", Native Meeting ID: "
                                        + request.nativeId(),
                                id));
            case RequestOutcome.NoSeat(var seats) ->
                throw new Refusal(403, "Account has reached the maximum concurrent bot limit (" + seats + ").");
        }
    }
}
