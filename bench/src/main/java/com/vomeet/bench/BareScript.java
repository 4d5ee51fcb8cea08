package com.vomeet.bench;

import com.vomeet.cdp.Browser;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.cdp.LaunchResult;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** The least that can join: one browser, one page, a script or two. What a bot is compared with. */
final class BareScript implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final Browser browser;

    private BareScript(Browser browser) {
        this.browser = browser;
    }

    /** Opens the page, types and presses the button. */
    static BareScript knock(URI meeting) throws IOException {
        return open(meeting, List.of("knock.js"));
    }

    /** The same, and then receives the sound and throws it away. */
    static BareScript listen(URI meeting) throws IOException {
        return open(meeting, List.of("discard.js", "knock.js"));
    }

    private static BareScript open(URI meeting, List<String> scripts) throws IOException {
        var config = LaunchConfig.of(BrowserKind.SHELL);
        return switch (Browser.launch(config)) {
            case LaunchResult.Launched(var browser) -> {
                var page = browser.openPage(_ -> {}).page();
                page.enable();
                page.bypassContentSecurityPolicy();
                for (var script : scripts) {
                    page.addScript(text(script));
                }
                page.navigate(meeting.toString(), PATIENCE);
                yield new BareScript(browser);
            }
            case LaunchResult.NotLaunched(var why) -> throw new IOException("no browser: " + why);
        };
    }

    List<Long> processIds() {
        return browser.processIds();
    }

    private static String text(String script) throws IOException {
        try (var in = BareScript.class.getResourceAsStream(script)) {
            if (in == null) {
                throw new IOException(script + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        browser.close();
    }
}
