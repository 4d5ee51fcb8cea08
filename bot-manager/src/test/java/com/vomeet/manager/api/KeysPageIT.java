package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import com.vomeet.manager.WebStage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page of keys in the real browser. */
final class KeysPageIT {
    private static WebStage stage;
    private static Tab tab;

    @BeforeAll
    static void open() {
        stage = new WebStage();
        tab = Tab.open();
        tab.enter(stage, "");
        tab.awaitText("Send a bot");
    }

    @AfterAll
    static void end() {
        try {
            tab.expectNoComplaint();
        } finally {
            tab.close();
            stage.close();
        }
    }

    @Test
    void aKeyIsShownOnceOpensWhatItMayAndIsRevokedByTwoPresses() {
        tab.click("#places a[href='/app/keys']");
        tab.awaitText("Make a key");
        assertThat(tab.text("#places a[aria-current]")).isEqualTo("Keys");
        tab.click("#key-name");
        tab.type("dashboard");
        tab.click("input[value='bots:write']");
        tab.click("input[value='account']");
        tab.enter();
        tab.awaitCount(".once .secret", 1);
        var shown =
                Secret.of(tab.value("document.querySelector('.secret').value").asString());
        try (var client = new Client(stage.base(), shown)) {
            client.get("/meetings").expect(200);
            assertThat(client.get("/account/keys").status()).isEqualTo(403);
            tab.awaitText("dashboard");
            tab.go(stage.base(), "/app/keys");
            tab.awaitText("dashboard");
            assertThat(tab.count(".secret")).isZero();
            assertThat(tab.text()).contains(shown.reveal().substring(0, 8)).doesNotContain(shown.reveal());

            var row =
                    "document.evaluate(\"//li[contains(., 'dashboard')]//button\", document, null, 9).singleNodeValue";
            tab.value(row + ".id = 'last'");
            tab.click("#last");
            tab.awaitText("Revoke for good?");
            client.get("/meetings").expect(200);
            tab.click("#last");
            tab.awaitGone("dashboard");
            assertThat(client.get("/meetings").status()).isEqualTo(403);
        }
    }

    @Test
    void aKeyThatMayNothingIsNotMade() {
        tab.go(stage.base(), "/app/keys");
        tab.awaitText("Make a key");
        tab.click("#key-name");
        tab.type("idle");
        tab.value("document.querySelectorAll('input[name=scope]').forEach((box) => (box.checked = false))");
        tab.enter();
        tab.awaitText("Choose at least one thing that the key may do.");
        assertThat(stage.client().get("/account/keys").expect(200).toString()).doesNotContain("idle");
    }
}
