package com.vomeet.cdp;

import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** JavaScript in the page. */
public final class RuntimeDomain {
    private final Session session;

    RuntimeDomain(Session session) {
        this.session = session;
    }

    /** What an expression came to. */
    public sealed interface Evaluation {
        /** The value as JSON; promises are awaited. A missing node for {@code undefined}. */
        record Value(JsonNode json) implements Evaluation {}

        record Thrown(String text) implements Evaluation {}
    }

    /**
     * Makes console lines and uncaught errors arrive, and lets added scripts run in documents that have no script of their own
     * (Chromium makes no JavaScript world for those otherwise). What a page logs is kept by the browser, the last thousand lines of
     * it.
     */
    public void enable() {
        session.call("Runtime.enable");
    }

    /** Makes the browser's own lines about the page arrive: refused scripts, failed requests. */
    public void enableLog() {
        session.call("Log.enable");
    }

    /** A function of that name in every document's own world, whose calls arrive as events. */
    public void addBinding(String name) {
        session.call("Runtime.addBinding", Session.params().put("name", name));
    }

    /** The same, only in the isolated worlds of that name. */
    public void addBinding(String name, String world) {
        session.call("Runtime.addBinding", Session.params().put("name", name).put("executionContextName", world));
    }

    /** Evaluates in the page's own world. */
    public Evaluation evaluate(String expression, Duration patience) {
        return evaluate(Session.params().put("expression", expression), patience);
    }

    /** Evaluates in the given context, for example an isolated world. */
    public Evaluation evaluate(String expression, int context, Duration patience) {
        return evaluate(Session.params().put("expression", expression).put("contextId", context), patience);
    }

    private Evaluation evaluate(ObjectNode params, Duration patience) {
        params.put("returnByValue", true).put("awaitPromise", true);
        var answer = session.call("Runtime.evaluate", params, patience);
        var failure = answer.path("exceptionDetails");
        return failure.isMissingNode()
                ? new Evaluation.Value(answer.path("result").path("value"))
                : new Evaluation.Thrown(EventReader.failure(failure));
    }
}
