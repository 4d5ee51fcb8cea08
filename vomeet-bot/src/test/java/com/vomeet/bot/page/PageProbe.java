package com.vomeet.bot.page;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.cdp.CdpException;
import com.vomeet.cdp.RuntimeDomain.Evaluation;
import java.time.Duration;

/** What tests do in a page behind the bot's back. */
public final class PageProbe {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private PageProbe() {}

    /** What an expression comes to in the page's own world, as JSON. */
    public static String evaluate(BrowserMeetingPage page, String expression) {
        return switch (page.session().orElseThrow().runtime().evaluate(expression, PATIENCE)) {
            case Evaluation.Value(var json) -> json.toString();
            case Evaluation.Thrown(var text) -> throw new AssertionError(text);
        };
    }

    static void crash(BrowserMeetingPage page) {
        var session = page.session().orElseThrow();
        assertThatThrownBy(() -> session.page().crash(PATIENCE)).isInstanceOf(CdpException.Gone.class);
    }
}
