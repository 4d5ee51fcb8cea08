package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.SpeakingBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of one meeting by keyboard alone, while the meeting goes on. */
final class MeetingKeyboardIT {
    @RegisterExtension
    static final FreshTab PAGE = new FreshTab();

    /** As they are written on the page. */
    private static final String TIMELINE = "TIMELINE";

    private static final String MORE = "MORE";

    private static String name(String letters, Look look) {
        return letters + (look.isNarrow() ? "-thin-one" : "-wide-one");
    }

    /** From the list, by its row. */
    private static void open(Keyboard keyboard, String name) {
        PAGE.tab().awaitText(name);
        keyboard.to(name);
        PAGE.tab().enter();
        PAGE.tab().awaitText("Leave the meeting");
        assertThat(PAGE.tab().count("#main:focus")).isEqualTo(1);
    }

    private static void talk(SpeakingBot bot, int turns) {
        for (var n = 0; n < turns; n++) {
            bot.says(n % 2 == 0 ? "Ada" : "Ben", "These are the words of turn " + n + ".");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void aBotIsCalledBackAndTheWayBackLeadsToTheRowOfItsMeeting(Look look) {
        var bot = PAGE.stage().bot(name("kcm", look)).joins();
        PAGE.stage().bot(look.isNarrow() ? "kcm-thin-two" : "kcm-wide-two");
        var keyboard = Keyboard.signIn(PAGE, look);
        open(keyboard, name("kcm", look));
        keyboard.to("Leave the meeting");
        PAGE.tab().enter();
        keyboard.expectAt("Sure?");
        PAGE.tab().enter();
        PAGE.tab().awaitText("It says goodbye");
        keyboard.expectAt(TIMELINE);
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
        PAGE.tab().awaitText("It was asked to leave.");
        keyboard.expectAt(TIMELINE);
        PAGE.tab().value("history.back(); 0");
        keyboard.expectAt(name("kcm", look));
    }

    /** As on the page of the fleet. */
    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void noBotIsCalledBackByOnePressOrOneThatIsHeldDown(Look look) {
        var bot = PAGE.stage().bot(name("kas", look)).joins();
        var keyboard = Keyboard.signIn(PAGE, look);
        open(keyboard, name("kas", look));
        keyboard.to("Leave the meeting");
        keyboard.mark();
        PAGE.tab().enter();
        keyboard.expectAt("Sure?");
        bot.says("Ada", "New text takes no question back.");
        PAGE.tab().awaitText("New text takes no question back.");
        keyboard.expectAtMark();
        assertThat(PAGE.tab().text("#leave")).isEqualTo("Sure?");
        PAGE.tab().press("Escape", 27);
        keyboard.expectAt("Leave the meeting");
        PAGE.tab().holdEnter();
        keyboard.expectAt("Sure?");
        PAGE.tab().back();
        PAGE.tab().awaitGone("Sure?");
        assertThat(stopRequested(bot)).isFalse();
        keyboard.to("Leave the meeting");
        PAGE.tab().enter();
        keyboard.expectAt("Sure?");
        // Who has called it back elsewhere need not be asked any more.
        PAGE.stage().client().delete("/bots/google_meet/" + name("kas", look)).expect(202);
        keyboard.expectAt(TIMELINE);
        assertThat(PAGE.tab().text("#leave")).doesNotContain("Sure?");
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
    }

    private static boolean stopRequested(SpeakingBot bot) {
        return PAGE.stage()
                .client()
                .get("/meetings/" + bot.meeting())
                .expect(200)
                .path("data")
                .path("stop_requested")
                .asBoolean();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void whatWasSeenIsOpenedAndStaysAsItIsWhileTheMeetingGoesOn(Look look) {
        var bot = PAGE.stage().bot(name("kev", look));
        bot.bot().says(MeetingStatus.JOINING).expect(200);
        bot.bot().says(MeetingStatus.AWAITING_ADMISSION).expect(200);
        var keyboard = Keyboard.signIn(PAGE, look);
        open(keyboard, name("kev", look));
        if (look.isNarrow()) {
            keyboard.to(TIMELINE);
            PAGE.tab().space();
        }
        keyboard.to("What it saw");
        PAGE.tab().space();
        PAGE.tab().awaitText("user.requested");
        PAGE.tab().value("getSelection().selectAllChildren(document.querySelector('.evidence[open] q'))");
        keyboard.mark();
        bot.bot().says(MeetingStatus.ACTIVE).expect(200);
        PAGE.tab().awaitCount(".step.active", 1);
        keyboard.expectAtMark();
        assertThat(PAGE.tab().value("String(getSelection())").asString()).isEqualTo("The owner asked for a bot.");
        assertThat(PAGE.tab().text()).contains("user.requested").doesNotContain("test.joining");
        PAGE.tab().enter();
        PAGE.tab().awaitGone("user.requested");
        keyboard.expectAtMark();
    }

    @Test
    void theEndOfWhatStandsBesideTheTextIsInSightFromEverywhereInIt() {
        var bot = PAGE.stage().bot("kta-wide-one").joins();
        talk(bot, 30);
        var keyboard = Keyboard.signIn(PAGE, Look.LIGHT_WIDE);
        PAGE.tab().size(1200, 420);
        open(keyboard, "kta-wide-one");
        PAGE.tab().awaitText("turn 29.");
        PAGE.tab().press("Home", 36);
        await().until(() -> PAGE.tab().value("scrollY").asInt() == 0);
        keyboard.to(MORE);
        PAGE.tab().enter();
        keyboard.to("Notes");
        PAGE.tab().write("Fine.");
        keyboard.to("Save");
        PAGE.tab().enter();
        PAGE.tab().awaitText("Saved");
        keyboard.expectAt("Save");
    }

    @Test
    void newTextTakesNothingOutOfSightThatHasTheFocus() {
        var bot = PAGE.stage().bot("knt-thin-one").joins();
        var keyboard = Keyboard.signIn(PAGE, Look.DARK_NARROW);
        open(keyboard, "knt-thin-one");
        keyboard.to("Leave the meeting");
        for (var n = 0; n < 12; n++) {
            bot.says(n % 2 == 0 ? "Ada" : "Ben", "These are the words of turn " + n + ".");
            PAGE.tab().awaitText("turn " + n + ".");
        }
        keyboard.expectAt("Leave the meeting");
        PAGE.tab().awaitCount(".newest:not([hidden])", 1);
        PAGE.tab().press("End", 35);
        PAGE.tab().awaitCount(".newest[hidden]", 1);
        bot.says("Ada", "And these are the last ones.");
        PAGE.tab().awaitText("the last ones.");
        assertThat(PAGE.tab().count(".newest[hidden]")).isEqualTo(1);
    }
}
