package com.vomeet.manager.api;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.account.Scope;
import com.vomeet.manager.idempotency.IdempotencyKey;
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
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** {@code POST /bots}, and the same again for a meeting that failed. */
final class BotRequestRoutes implements RouteGroup {
    private final Callers callers;
    private final BotRequestReader reader;
    private final Meetings meetings;
    private final Jdbi jdbi;
    private final BotRequests requests;
    private final IdempotencyKeys keys;
    private final Traced traced;
    private final InstantSource clock;

    BotRequestRoutes(Callers callers, BotRequestReader reader, ApiParts parts) {
        this.callers = callers;
        this.reader = reader;
        this.meetings = parts.meetings();
        this.jdbi = parts.database().jdbi();
        this.requests = parts.bots().requests();
        this.clock = parts.bots().clock();
        this.keys = new IdempotencyKeys(clock);
        this.traced = new Traced(parts.bots().tracing());
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
        var beside = beside(IdempotencyHeader.key(context, account, body.json()));
        answer(context, reader.read(body, account, clock.instant()), beside);
    }

    private void retry(Context context) {
        var account = callers.require(context, Scope.BOTS_WRITE).account();
        var platform = PathNames.platform(context);
        var nativeId = PathNames.nativeId(context, platform);
        var query = Body.ofQuery(context, "bot_name", "language", "task");
        var newest = meetings.newest(account, platform, nativeId)
                .orElseThrow(() -> new Refusal(
                        404,
                        "No previous meeting found for platform '" + platform.wire() + "' and meeting ID '" + nativeId
                                + "'"));
        var asked = query.json().deepCopy();
        asked.put("retry", platform.wire() + "/" + nativeId);
        var key = IdempotencyHeader.key(context, account, asked);
        if (newest.status() == MeetingStatus.FAILED) {
            answer(context, reader.again(newest, query, clock.instant()), beside(key));
            return;
        }
        // What stands in the way may be the first one's bot.
        var before = key.flatMap(word -> keys.before(jdbi, word))
                .orElseThrow(() -> new Refusal(
                        409,
                        "Cannot retry meeting in '" + newest.status().wire()
                                + "' status. Only 'failed' meetings can be retried."));
        answer(context, before, platform.wire(), nativeId);
    }

    private Beside beside(Optional<IdempotencyKey> named) {
        return named.map(key -> keys.beside(key, meeting -> Json.write(MeetingJson.of(meeting))))
                .orElse(Beside.NOTHING);
    }

    private record Conflict(String detail, long meetingId) {}

    private void answer(Context context, BotRequest request, Beside beside) {
        answer(context, requests.request(request, beside), request.platform().wire(), request.nativeId());
    }

    private static void answer(Context context, RequestOutcome outcome, String platform, String nativeId) {
        switch (outcome) {
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
                                        + " Platform: " + platform + ", Native Meeting ID: " + nativeId,
                                id));
            case RequestOutcome.NoSeat(var seats) ->
                throw new Refusal(403, "Account has reached the maximum concurrent bot limit (" + seats + ").");
        }
    }
}
