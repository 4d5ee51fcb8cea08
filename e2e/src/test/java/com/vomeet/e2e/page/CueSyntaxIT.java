package com.vomeet.e2e.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cdp.Browser;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.cdp.LaunchResult;
import com.vomeet.cdp.RuntimeDomain;
import com.vomeet.cdp.RuntimeDomain.Evaluation;
import com.vomeet.contract.Json;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;

/** What the cue file says in the browser's languages is understood by the browser. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CueSyntaxIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private Browser browser;
    private RuntimeDomain page;

    @BeforeAll
    void open() {
        browser = switch (Browser.launch(LaunchConfig.of(BrowserKind.SHELL))) {
            case LaunchResult.Launched(var launched) -> launched;
            case LaunchResult.NotLaunched(var why) -> throw new AssertionError(why);
        };
        page = browser.openPage(_ -> {}).runtime();
    }

    @AfterAll
    void close() {
        browser.close();
    }

    @Test
    void everySelectorParses() {
        assertThat(CueFacts.selectors())
                .hasSizeGreaterThan(20)
                .allSatisfy(selector -> assertThat(page.evaluate(
                                "document.querySelectorAll(" + Json.write(selector) + ").length", PATIENCE))
                        .as(selector)
                        .isInstanceOf(Evaluation.Value.class));
    }

    @Test
    void everyRegularExpressionParses() {
        assertThat(CueFacts.patterns())
                .hasSizeGreaterThan(3)
                .allSatisfy(
                        pattern -> assertThat(page.evaluate("new RegExp(" + Json.write(pattern) + ").source", PATIENCE))
                                .as(pattern)
                                .isInstanceOf(Evaluation.Value.class));
    }

    @Test
    void aSelectorThatIsNoneIsFoundOut() {
        assertThat(page.evaluate(
                        "document.querySelectorAll('[data-x').length + document.querySelectorAll(':no')", PATIENCE))
                .isInstanceOf(Evaluation.Thrown.class);
    }
}
