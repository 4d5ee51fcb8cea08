package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.webhook.Receiver;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keys and webhooks by keyboard alone: by Tab, Enter, Space, arrows and letters, from signing in on. */
final class KeyboardIT {
    @RegisterExtension
    static final FreshTab PAGE = new FreshTab();

    /** Others would come in between. */
    private static final List<String> ALL_BUT_FAILED = List.of(
            "A bot is asked for",
            "It is on its way in",
            "It waits in the lobby",
            "It is in the call",
            "It is leaving",
            "It has ended",
            "The transcript is complete");

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void aKeyIsMadeCopiedAndRevoked(Look look) {
        var name = "notes " + look.name();
        var keyboard = Keyboard.signIn(PAGE, look);
        keyboard.open("Keys");
        keyboard.to("What it is for");
        PAGE.tab().write(name);
        keyboard.to("Send and call back bots");
        PAGE.tab().space();
        keyboard.to("Make a key");
        PAGE.tab().enter();
        PAGE.tab().awaitCount(".once .secret", 1);
        PAGE.tab().awaitText(name);
        keyboard.expectAt("Make a key");
        keyboard.to("Copy");
        PAGE.tab().space();
        await().until(() -> PAGE.tab().text(".once button").matches("Copied|Selected"));
        // Whoever has no leave to use the clipboard copies from the field.
        keyboard.expectAt(PAGE.tab().text(".once button").equals("Copied") ? "Copied" : "The new key.");
        keyboard.to("Revoke", name);
        assertThat(PAGE.tab().text("li:focus-within .about")).doesNotContain("Everything", "Send and call back bots");
        PAGE.tab().enter();
        keyboard.expectAt("Revoke for good?");
        PAGE.tab().enter();
        PAGE.tab().awaitGone(name);
        keyboard.expectAt("Keys");
        assertThat(PAGE.tab().count("ul:focus")).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void anEndpointIsAddedTriedSentToAgainAndRemoved(Look look) {
        try (var receiver = new Receiver()) {
            var url = receiver.url().toString();
            var keyboard = Keyboard.signIn(PAGE, look);
            keyboard.open("Webhooks");
            keyboard.to("Address");
            PAGE.tab().write(url);
            keyboard.to("Form of the calls");
            keyboard.choose(1);
            for (var other : ALL_BUT_FAILED) {
                keyboard.to(other);
                PAGE.tab().space();
            }
            keyboard.to("Add");
            PAGE.tab().enter();
            PAGE.tab().awaitCount(".once .secret", 1);
            PAGE.tab().awaitText(url);
            keyboard.expectAt("Add");
            keyboard.to(url);
            PAGE.tab().enter();
            PAGE.tab().awaitText("Nothing has been sent yet.");
            assertThat(PAGE.tab().text(".platform"))
                    .contains("envelope", "It failed")
                    .doesNotContain(ALL_BUT_FAILED);
            tryIt(keyboard);
            keyboard.backTo("New secret");
            PAGE.tab().enter();
            PAGE.tab().enter();
            PAGE.tab().awaitCount(".once .secret", 1);
            keyboard.expectAt("New secret");
            keyboard.to("Remove");
            PAGE.tab().space();
            keyboard.expectAt("Remove it with its log?");
            PAGE.tab().space();
            PAGE.tab().awaitText("Add");
            PAGE.tab().awaitGone(url);
            assertThat(PAGE.tab().count("#main:focus")).isEqualTo(1);
        }
    }

    private static void tryIt(Keyboard keyboard) {
        keyboard.to("Test call");
        PAGE.tab().enter();
        PAGE.tab().awaitText("It answered 200 after");
        keyboard.expectAt("Test call");
        keyboard.to("Turn off");
        PAGE.tab().space();
        keyboard.expectAt("Turn on");
        PAGE.tab().space();
        keyboard.expectAt("Turn off");
        keyboard.to("Send again", "Test call");
        PAGE.tab().enter();
        PAGE.tab().awaitText("2 attempts");
        // At the button, or beside it if it was away until the answer came.
        assertThat(PAGE.tab().count(".delivery :focus")).isEqualTo(1);
        keyboard.to("2 attempts");
        PAGE.tab().space();
        PAGE.tab().awaitText("answered 200 after");
        keyboard.backTo("Which");
        keyboard.choose(3);
        PAGE.tab().awaitText("Nothing of that kind.");
        keyboard.expectAt("Which");
    }

    @Test
    void theContentIsOnePressAway() {
        var bot = PAGE.stage().bot("key-skip-one");
        var keyboard = Keyboard.signIn(PAGE, Look.LIGHT_WIDE);
        PAGE.tab().go(PAGE.stage().base(), "/app/meetings/" + bot.meeting());
        PAGE.tab().awaitText("Leave the meeting");
        PAGE.tab().tab();
        keyboard.expectAt("Skip to the content");
        PAGE.tab().value("window.node = document.querySelector('.one'); 0");
        PAGE.tab().enter();
        PAGE.tab().awaitCount("#main:focus", 1);
        assertThat(PAGE.tab().value("window.node.isConnected").asBoolean()).isTrue();
        PAGE.tab().tab();
        assertThat(PAGE.tab().count("#main .back:focus")).isEqualTo(1);
        PAGE.tab().enter();
        PAGE.tab().awaitCount("ul.meetings", 1);
        PAGE.tab().value("history.back(); 0");
        PAGE.tab().awaitText("Leave the meeting");
    }
}
