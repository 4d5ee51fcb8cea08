package com.vomeet.manager.api;

import com.vomeet.manager.account.Scope;
import com.vomeet.manager.erase.Erasure;
import com.vomeet.manager.erase.ErasureOutcome;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Map;

/** {@code DELETE /meetings/{platform}/{native_meeting_id}}: text and names of a meeting that has ended. */
final class ErasureRoutes implements RouteGroup {
    private final Callers callers;
    private final Erasure erasure;

    ErasureRoutes(Callers callers, Erasure erasure) {
        this.callers = callers;
        this.erasure = erasure;
    }

    @Override
    public void register(JavalinDefaultRoutingApi routes) {
        routes.delete("/meetings/{platform}/{native_meeting_id}", this::delete);
    }

    private void delete(Context context) {
        var account = callers.require(context, Scope.MEETINGS_WRITE).account();
        var platform = PathNames.platform(context);
        var nativeId = PathNames.nativeId(context, platform);
        var only = PathNames.meetingQuery(context);
        var where = "Meeting not found for platform " + platform.wire();
        var notFound = new Refusal(
                404,
                only == null ? where + " and ID " + nativeId : where + ", ID " + nativeId + ", and meeting_id " + only);
        var meeting = erasure.find(account, platform, nativeId, only).orElseThrow(() -> notFound);
        var name = "Meeting " + platform.wire() + "/" + nativeId;
        switch (erasure.erase(meeting)) {
            case ErasureOutcome.Erased _ -> say(context, name + " transcripts deleted and data anonymized");
            case ErasureOutcome.ErasedBefore _ ->
                say(context, name + " transcripts already deleted and data anonymized");
            case ErasureOutcome.NotEnded(var status) ->
                throw new Refusal(
                        409, "Meeting not finalized; cannot delete transcripts. Current status: " + status.wire());
            case ErasureOutcome.Unknown _ -> throw notFound;
        }
    }

    private static void say(Context context, String message) {
        context.json(Map.of("message", message));
    }
}
