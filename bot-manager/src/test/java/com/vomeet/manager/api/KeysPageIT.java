package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Client;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page of keys in the real browser. */
final class KeysPageIT {
    @RegisterExtension
    static final SignedInPage PAGE = new SignedInPage();

    @Test
    void aKeyIsShownOnceOpensWhatItMayAndIsRevokedByTwoPressesOfAKey() {
        PAGE.tab().click("#places a[href='/app/keys']");
        PAGE.tab().awaitText("Make a key");
        assertThat(PAGE.tab().text("#places a[aria-current]")).isEqualTo("Keys");
        PAGE.tab().click("#key-name");
        PAGE.tab().type("dashboard");
        PAGE.tab().click("input[value='bots:write']");
        PAGE.tab().click("input[value='account']");
        PAGE.tab().enter();
        PAGE.tab().awaitCount(".once .secret", 1);
        var shown = Secret.of(
                PAGE.tab().value("document.querySelector('.secret').value").asString());
        try (var client = new Client(PAGE.stage().base(), shown)) {
            client.get("/meetings").expect(200);
            assertThat(client.get("/account/keys").status()).isEqualTo(403);
            PAGE.tab().awaitText("dashboard");
            PAGE.tab().go(PAGE.stage().base(), "/app/keys");
            PAGE.tab().awaitText("dashboard");
            assertThat(PAGE.tab().count(".secret")).isZero();
            assertThat(PAGE.tab().text())
                    .contains(shown.reveal().substring(0, 8))
                    .doesNotContain(shown.reveal());

            var row =
                    "document.evaluate(\"//li[contains(., 'dashboard')]//button\", document, null, 9).singleNodeValue";
            PAGE.tab().value(row + ".id = 'last'");
            PAGE.tab().tabTo("#last");
            PAGE.tab().enter();
            PAGE.tab().awaitText("Revoke for good?");
            client.get("/meetings").expect(200);
            PAGE.tab().enter();
            PAGE.tab().awaitGone("dashboard");
            assertThat(client.get("/meetings").status()).isEqualTo(403);
        }
    }

    @Test
    void aKeyThatMayNothingIsNotMade() {
        PAGE.tab().go(PAGE.stage().base(), "/app/keys");
        PAGE.tab().awaitText("Make a key");
        PAGE.tab().click("#key-name");
        PAGE.tab().type("idle");
        PAGE.tab().value("document.querySelectorAll('input[name=scope]').forEach((box) => (box.checked = false))");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Choose at least one thing that the key may do.");
        assertThat(PAGE.stage().client().get("/account/keys").expect(200).toString())
                .doesNotContain("idle");
    }
}
