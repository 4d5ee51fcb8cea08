package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class TargetDomainTest {
    private final FakeBrowser browser = new FakeBrowser().answering("Target.createTarget", "{\"targetId\":\"NEW\"}");
    private final TargetDomain targets = new TargetDomain(browser.root());

    @AfterEach
    void end() {
        browser.close();
    }

    private String anyPageOf(String targetInfos) {
        browser.answering("Target.getTargets", "{\"targetInfos\":[" + targetInfos + "]}");
        return targets.anyPage();
    }

    private static String target(String id, String type, boolean attached) {
        return "{\"targetId\":\"" + id + "\",\"type\":\"" + type + "\",\"attached\":" + attached
                + ",\"browserContextId\":\"C\"}";
    }

    @Test
    void thePageThatTheBrowserOpenedIsTaken() {
        assertThat(anyPageOf(target("W", "service_worker", false) + "," + target("P", "page", false)))
                .isEqualTo("P");
        assertThat(browser.told()).containsExactly("Target.getTargets {}");
    }

    @Test
    void aPageThatIsInUseIsLeftAloneAndANewOneIsMade() {
        assertThat(anyPageOf(target("P", "page", true))).isEqualTo("NEW");
        assertThat(browser.told())
                .containsExactly("Target.getTargets {}", "Target.createTarget {\"url\":\"about:blank\"}");
    }

    @Test
    void aBrowserWithoutAnyPageGetsOne() {
        assertThat(anyPageOf("")).isEqualTo("NEW");
    }

    @Test
    void sessionsAreFlatSoThatAllShareOneConnection() {
        browser.answering("Target.attachToTarget", "{\"sessionId\":\"S9\"}");
        assertThat(targets.attach("P")).isEqualTo("S9");
        assertThat(browser.told()).containsExactly("Target.attachToTarget {\"targetId\":\"P\",\"flatten\":true}");
    }
}
