package com.vomeet.manager.api;

import com.vomeet.manager.metric.AnswerMeters;
import java.util.Set;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Counts each answer once it is written, also those that the server itself gives. Not those to who looks how it goes: such a one asks every
 * few seconds, and a 503 that says that something is missing is no request that failed.
 */
final class CountedAnswers extends Handler.Wrapper {
    private static final Set<String> LOOKS = Set.of("/healthz", "/readyz", "/servez", "/metrics");

    private final AnswerMeters meters;

    CountedAnswers(AnswerMeters meters) {
        this.meters = meters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        if (!LOOKS.contains(Request.getPathInContext(request))) {
            Request.addCompletionListener(request, _ -> meters.answered(response.getStatus()));
        }
        return super.handle(request, response, callback);
    }
}
