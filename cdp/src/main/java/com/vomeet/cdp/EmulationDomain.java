package com.vomeet.cdp;

/** How the page is shown. */
public final class EmulationDomain {
    private final Session session;

    EmulationDomain(Session session) {
        this.session = session;
    }

    /** The page believes itself in front, as the only page of a person's browser is. */
    public void keepFocus() {
        session.call("Emulation.setFocusEmulationEnabled", Session.params().put("enabled", true));
    }

    /** Size of the visible part in CSS pixels. */
    public void setSize(int width, int height) {
        session.call(
                "Emulation.setDeviceMetricsOverride",
                Session.params()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }
}
