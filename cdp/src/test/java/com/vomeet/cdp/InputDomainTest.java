package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class InputDomainTest {
    private final FakeBrowser browser = new FakeBrowser();
    private final InputDomain input = browser.page().input();

    @AfterEach
    void end() {
        browser.close();
    }

    @Test
    void aClickComesToThePlacePressesAndLetsGo() {
        input.click(10.5, 20);
        assertThat(browser.told())
                .containsExactly(
                        "Input.dispatchMouseEvent {\"type\":\"mouseMoved\",\"x\":10.5,\"y\":20.0}",
                        "Input.dispatchMouseEvent {\"type\":\"mousePressed\",\"x\":10.5,\"y\":20.0,\"button\":\"left\",\"clickCount\":1}",
                        "Input.dispatchMouseEvent {\"type\":\"mouseReleased\",\"x\":10.5,\"y\":20.0,\"button\":\"left\",\"clickCount\":1}");
    }

    @Test
    void aKeyGoesDownAndUpAgain() {
        input.pressKey("Escape", 27);
        assertThat(browser.told())
                .containsExactly(
                        "Input.dispatchKeyEvent {\"type\":\"rawKeyDown\",\"key\":\"Escape\",\"code\":\"Escape\",\"windowsVirtualKeyCode\":27}",
                        "Input.dispatchKeyEvent {\"type\":\"keyUp\",\"key\":\"Escape\",\"code\":\"Escape\",\"windowsVirtualKeyCode\":27}");
    }

    @Test
    void textIsEnteredAsAWholeInAnyScript() {
        input.insertText("Notizen \"für\" 会議 🎙");
        assertThat(browser.told()).containsExactly("Input.insertText {\"text\":\"Notizen \\\"für\\\" 会議 🎙\"}");
    }

    @Test
    void theVisiblePartHasTheSizeThatWasAsked() {
        browser.page().emulation().setSize(1280, 720);
        assertThat(browser.told())
                .containsExactly(
                        "Emulation.setDeviceMetricsOverride {\"width\":1280,\"height\":720,\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    @Test
    void theBrowserSaysWhichProductItIs() {
        browser.answering("Browser.getVersion", "{\"product\":\"HeadlessChrome/1.2.3.4\",\"revision\":\"x\"}");
        assertThat(browser.root().browser().product()).isEqualTo("HeadlessChrome/1.2.3.4");
    }
}
