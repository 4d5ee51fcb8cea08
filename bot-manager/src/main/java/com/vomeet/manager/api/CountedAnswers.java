package com.vomeet.manager.api;

import com.vomeet.manager.metric.AnswerMeters;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Counts each answer once it is written, also those that the server itself gives. */
final class CountedAnswers extends Handler.Wrapper {
    private final AnswerMeters meters;

    CountedAnswers(AnswerMeters meters) {
        this.meters = meters;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        Request.addCompletionListener(request, _ -> meters.answered(response.getStatus()));
        return super.handle(request, response, callback);
    }
}
