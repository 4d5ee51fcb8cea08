package com.vomeet.cdp;

import java.time.Duration;
import java.util.Base64;

/** Documents: going to them, scripts that come before theirs, pictures of them. */
public final class PageDomain {
    private final Session session;

    PageDomain(Session session) {
        this.session = session;
    }

    /** What came of a navigation. */
    public sealed interface Navigation {
        record Committed(String frame) implements Navigation {}

        /** For example {@code net::ERR_CONNECTION_REFUSED}. */
        record Failed(String error) implements Navigation {}
    }

    /** Makes the page's events arrive: navigations, load, dialogs; and the crash of its process. */
    public void enable() {
        session.call("Page.enable");
        session.call("Inspector.enable");
    }

    public Navigation navigate(String url, Duration patience) {
        var answer = session.call("Page.navigate", Session.params().put("url", url), patience);
        var error = EventReader.text(answer, "errorText");
        return error.isEmpty()
                ? new Navigation.Committed(EventReader.text(answer, "frameId"))
                : new Navigation.Failed(error);
    }

    /** Runs the script in each new document before the document's own, in its own world; see {@link RuntimeDomain#enable}. */
    public void addScript(String source) {
        session.call("Page.addScriptToEvaluateOnNewDocument", Session.params().put("source", source));
    }

    /** The same in an isolated world: shared document, separate JavaScript. */
    public void addScript(String source, String world) {
        session.call(
                "Page.addScriptToEvaluateOnNewDocument",
                Session.params().put("source", source).put("worldName", world));
    }

    /** The context id of the isolated world of that name in the frame; makes the world if it is not there yet. */
    public int isolatedWorld(String frame, String world) {
        var params = Session.params().put("frameId", frame).put("worldName", world);
        return session.call("Page.createIsolatedWorld", params)
                .path("executionContextId")
                .asInt(0);
    }

    /** Content security policies of documents to come are not applied. */
    public void bypassContentSecurityPolicy() {
        session.call("Page.setBypassCSP", Session.params().put("enabled", true));
    }

    public byte[] screenshot(Duration patience) {
        var params = Session.params().put("format", "png").put("optimizeForSpeed", true);
        return Base64.getDecoder()
                .decode(EventReader.text(session.call("Page.captureScreenshot", params, patience), "data"));
    }

    public void answerDialog(boolean accept) {
        session.call("Page.handleJavaScriptDialog", Session.params().put("accept", accept));
    }

    /** Ends the page's process as an error in it would. Not answered, so the call ends as gone or timed out. */
    public void crash(Duration patience) {
        session.call("Page.crash", Session.params(), patience);
    }

    /** Closes the page as a person would; its unload handlers run. */
    public void close() {
        session.call("Page.close");
    }
}
