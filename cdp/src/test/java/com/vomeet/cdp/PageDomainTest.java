package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class PageDomainTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private final FakeBrowser browser = new FakeBrowser();
    private final PageDomain page = browser.page().page();

    @AfterEach
    void end() {
        browser.close();
    }

    @Test
    void enablingAlsoAsksForTheCrashOfTheProcess() {
        page.enable();
        assertThat(browser.told()).containsExactly("Page.enable {}", "Inspector.enable {}");
    }

    @Test
    void aNavigationThatBeganNamesItsFrame() {
        browser.answering("Page.navigate", "{\"frameId\":\"F1\",\"loaderId\":\"L1\",\"isDownload\":false}");
        assertThat(page.navigate("https://a.example/?b=ü", LONG)).isEqualTo(new PageDomain.Navigation.Committed("F1"));
        assertThat(browser.told()).containsExactly("Page.navigate {\"url\":\"https://a.example/?b=ü\"}");
    }

    @Test
    void aNavigationWithAnErrorFailedThoughItNamesAFrameToo() {
        browser.answering("Page.navigate", "{\"frameId\":\"F1\",\"errorText\":\"net::ERR_NAME_NOT_RESOLVED\"}");
        assertThat(page.navigate("https://a.invalid/", LONG))
                .isEqualTo(new PageDomain.Navigation.Failed("net::ERR_NAME_NOT_RESOLVED"));
    }

    @Test
    void aScriptIsAddedToThePagesOwnWorldOrToAnIsolatedOne() {
        page.addScript("a()");
        page.addScript("b()", "ours");
        assertThat(browser.told())
                .containsExactly(
                        "Page.addScriptToEvaluateOnNewDocument {\"source\":\"a()\"}",
                        "Page.addScriptToEvaluateOnNewDocument {\"source\":\"b()\",\"worldName\":\"ours\"}");
    }

    @Test
    void anIsolatedWorldIsTheContextThatTheBrowserNames() {
        browser.answering("Page.createIsolatedWorld", "{\"executionContextId\":17}");
        assertThat(page.isolatedWorld("F1", "ours")).isEqualTo(17);
        assertThat(browser.told())
                .containsExactly("Page.createIsolatedWorld {\"frameId\":\"F1\",\"worldName\":\"ours\"}");
    }

    @Test
    void aScreenshotIsDecoded() {
        browser.answering("Page.captureScreenshot", "{\"data\":\"iVBORw==\"}");
        assertThat(page.screenshot(LONG)).isEqualTo(new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    }

    @Test
    void dialogsAreAnsweredEitherWay() {
        page.answerDialog(true);
        page.answerDialog(false);
        assertThat(browser.told())
                .containsExactly(
                        "Page.handleJavaScriptDialog {\"accept\":true}",
                        "Page.handleJavaScriptDialog {\"accept\":false}");
    }

    @Test
    void aPageOfABrowserThatEndedIsGone() {
        browser.close();
        assertThatThrownBy(page::close).isInstanceOf(CdpException.Gone.class).hasMessage("the connection was closed");
    }
}
