package com.vomeet.bot.page;

import com.vomeet.cdp.Session;
import com.vomeet.contract.Json;

/** Puts our scripts into a page before it goes anywhere. */
final class PageSetup {
    /** Name of the isolated world in which the agent runs. */
    private static final String WORLD = "vomeet";

    private PageSetup() {}

    static void prepare(Session page, CueSheet sheet) {
        page.page().enable();
        page.runtime().enable();
        page.runtime().enableLog();
        page.emulation().keepFocus();
        if (sheet.bypassContentSecurityPolicy()) {
            page.page().bypassContentSecurityPolicy();
        }
        page.runtime().addBinding(PageEvents.AGENT_BINDING, WORLD);
        page.page().addScript("globalThis.vomeetCues = " + sheet.forAgent(), WORLD);
        page.page().addScript(Scripts.AGENT.source(), WORLD);
        var setup = Json.MAPPER
                .createObjectNode()
                .put("worklet", Scripts.WORKLET.source())
                .put("video", sheet.incomingVideo());
        page.runtime().addBinding(PageEvents.CAPTURE_BINDING);
        page.page().addScript("globalThis.vomeetSetup = " + setup);
        page.page().addScript(Scripts.CAPTURE.source());
    }
}
