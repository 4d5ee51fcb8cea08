package com.vomeet.manager.api;

import static com.vomeet.manager.api.SocketClient.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.SpeakingBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What happened to a bot, handed on as text: where the browser lets a page copy, and where it does not. */
final class CopyIT {
    @RegisterExtension
    static final FreshTab PAGE = new FreshTab();

    private static final String SELECTED = """
            (({ value, selectionStart, selectionEnd }) => value.slice(selectionStart, selectionEnd))(document.activeElement)""";

    private static final String BY_HAND = " The text is selected: copy it from here.";

    private static String name(String letters, Look look) {
        return letters + (look.isNarrow() ? "-thin-one" : "-wide-one");
    }

    private static SpeakingBot failed(String name) {
        var bot = PAGE.stage().bot(name);
        bot.bot().says(MeetingStatus.JOINING).expect(200);
        bot.bot()
                .says(MeetingStatus.FAILED, EndReason.NEEDS_HUMAN, "The door is locked.")
                .expect(200);
        return bot;
    }

    /** Everything by which others find what happened. */
    private static void expectLine(String text, SpeakingBot bot) {
        assertThat(text)
                .matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z · joining → failed · needs_human: .+")
                .contains("only a person can do. · told by bot_callback · “seen by the test” (test.failed)")
                .contains(" · {\"message\":\"The door is locked.\"} · meeting " + bot.meeting() + ", event ")
                .endsWith(", last workload " + bot.bot().config().containerName());
    }

    private static Keyboard open(SpeakingBot bot, Look look) {
        var keyboard = Keyboard.signIn(PAGE, look);
        PAGE.tab().go(PAGE.stage().base(), "/app/meetings/" + bot.meeting());
        PAGE.tab().awaitText("only a person can do");
        if (look.isNarrow()) {
            keyboard.to("TIMELINE");
            PAGE.tab().space();
        }
        keyboard.to("Copy", "Failed");
        return keyboard;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void aStepIsCopiedInOneLineAndThatIsSaidUntilTheKeyboardGoesOn(Look look) {
        var bot = failed(name("cpd", look));
        PAGE.tab().mayCopy(true);
        var keyboard = open(bot, look);
        keyboard.mark();
        PAGE.tab().enter();
        await().atMost(PATIENCE)
                .until(() -> PAGE.tab().text(".step.failed [role=status]").equals("Copied"));
        keyboard.expectAtMark();
        expectLine(PAGE.tab().value("navigator.clipboard.readText()").asString(), bot);
        assertThat(PAGE.tab().count("textarea[aria-label='Text to copy']:not([hidden])"))
                .isZero();
        PAGE.tab().back();
        PAGE.tab().awaitGone("Copied");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void whereTheBrowserRefusesTheLineIsSelectedAndThatIsSaid(Look look) {
        var bot = failed(name("cpr", look));
        PAGE.tab().mayCopy(false);
        var keyboard = open(bot, look);
        PAGE.tab().enter();
        keyboard.expectAt("Text to copy");
        expectLine(PAGE.tab().value(SELECTED).asString(), bot);
        assertThat(PAGE.tab().text(".step.failed [role=alert]"))
                .isEqualTo("The browser does not let this page copy." + BY_HAND);
        assertThat(PAGE.tab().value("document.scrollingElement.scrollWidth").asInt())
                .isLessThanOrEqualTo(look.width());
        PAGE.tab().mayCopy(true);
        keyboard.backTo("Copy");
        PAGE.tab().space();
        PAGE.tab().awaitText("Copied");
        PAGE.tab().awaitGone(BY_HAND);
        keyboard.expectAt("Copy");
    }

    @Test
    void atAnAddressThatIsNotSecureTheReasonIsTheAddress() {
        var bot = failed("cpy-http-one");
        PAGE.tab().mayCopy(true);
        PAGE.tab()
                .signIn(
                        Tab.insecure(PAGE.stage().base()),
                        "/app/meetings/" + bot.meeting(),
                        PAGE.stage().account().key());
        PAGE.tab().awaitText("only a person can do");
        PAGE.tab().click(".step.failed .copy button");
        PAGE.tab().awaitText("The browser does not let a page copy whose address is not secure." + BY_HAND);
        expectLine(PAGE.tab().value(SELECTED).asString(), bot);
    }
}
