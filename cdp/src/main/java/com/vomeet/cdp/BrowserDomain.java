package com.vomeet.cdp;

/** The browser as a whole. */
public final class BrowserDomain {
    private final Session session;

    BrowserDomain(Session session) {
        this.session = session;
    }

    /** For example {@code HeadlessChrome/156.0.8078.79}. */
    public String product() {
        return EventReader.text(session.call("Browser.getVersion"), "product");
    }

    /** The answer to a page that asks for a permission, for example {@code audioCapture}. */
    public void setPermission(String name, Permission answer) {
        var params = Session.params().put("setting", answer.wire);
        params.set("permission", Session.params().put("name", name));
        session.call("Browser.setPermission", params);
    }

    /** Files that a page offers are refused. */
    public void denyDownloads() {
        session.call("Browser.setDownloadBehavior", Session.params().put("behavior", "deny"));
    }

    /** Asks the browser to end. */
    public void close() {
        session.call("Browser.close");
    }

    /** An answer to a page that asks. */
    public enum Permission {
        GRANTED("granted"),
        DENIED("denied"),
        PROMPT("prompt");

        private final String wire;

        Permission(String wire) {
            this.wire = wire;
        }
    }
}
