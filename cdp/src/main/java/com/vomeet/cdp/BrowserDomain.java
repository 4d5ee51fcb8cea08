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

    /** Files that a page offers are refused. */
    public void denyDownloads() {
        session.call("Browser.setDownloadBehavior", Session.params().put("behavior", "deny"));
    }
}
