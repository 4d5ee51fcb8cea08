package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.RealParts;
import com.vomeet.manager.SpeakingBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of the fleet by keyboard alone, while bots come, move on and go. */
final class FleetKeyboardIT {
    @RegisterExtension
    static final FreshTab PAGE = new FreshTab();

    /** Whether the end of a row's reason can be read. */
    private static final String READ_TO_THE_END = """
            ((row) => {
              const words = row.querySelector(".words");
              const { bottom, left } = words.getBoundingClientRect();
              const uncovered = words.contains(document.elementFromPoint(left + 2, bottom - 4));
              return uncovered && words.scrollWidth <= words.clientWidth && bottom <= row.getBoundingClientRect().bottom;
            })(document.activeElement.closest("li"))""";

    private static Keyboard open(Look look) {
        var keyboard = Keyboard.signIn(PAGE, look);
        keyboard.open("Fleet");
        return keyboard;
    }

    /** With three letters that no other row has. */
    private static SpeakingBot joined(String letters, Look look, String last) {
        return PAGE.stage().bot(name(letters, look, last)).joins();
    }

    private static String name(String letters, Look look, String last) {
        return letters + (look.isNarrow() ? "-thin-" : "-wide-") + last;
    }

    private static void end(SpeakingBot bot) {
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
    }

    private static String status(SpeakingBot bot) {
        return PAGE.stage()
                .client()
                .get("/meetings/" + bot.meeting())
                .expect(200)
                .get("status")
                .asString();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void aBotIsCalledBackThoughTheQuestionWasTakenBackBefore(Look look) {
        var called = joined("kcb", look, "one");
        var other = joined("kcb", look, "two");
        var keyboard = open(look);
        PAGE.tab().awaitText(name("kcb", look, "one"));
        keyboard.to("Leave", name("kcb", look, "one"));
        PAGE.tab().enter();
        keyboard.expectAt("Sure?");
        PAGE.tab().press("Escape", 27);
        assertThat(PAGE.tab().text("button:focus")).isEqualTo("Leave");
        assertThat(status(called)).isEqualTo("active");
        PAGE.tab().enter();
        keyboard.expectAt("Sure?");
        PAGE.tab().enter();
        PAGE.tab().awaitText("The owner called the bot back.");
        keyboard.expectAt(name("kcb", look, "one"));
        assertThat(status(called)).isEqualTo("stopping");
        assertThat(status(other)).isEqualTo("active");
        end(called);
        end(other);
    }

    @Test
    void aKeyThatIsHeldDownIsNoAnswerToTheQuestion() {
        var bot = joined("khd", Look.LIGHT_WIDE, "one");
        var keyboard = open(Look.LIGHT_WIDE);
        PAGE.tab().awaitText("khd-wide-one");
        keyboard.to("Leave", "khd-wide-one");
        PAGE.tab().holdEnter();
        keyboard.expectAt("Sure?");
        PAGE.tab().back();
        keyboard.expectAt("khd-wide-one");
        PAGE.tab().awaitGone("Sure?");
        assertThat(status(bot)).isEqualTo("active");
        end(bot);
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void theFocusStaysAtItsBotAndGoesToTheNextWhenThatIsListedNoMore(Look look) {
        var one = joined("kmv", look, "one");
        var two = joined("kmv", look, "two");
        var three = joined("kmv", look, "thr");
        var keyboard = open(look);
        PAGE.tab().awaitText(name("kmv", look, "one"));
        keyboard.to("Search");
        PAGE.tab().write("kmv");
        keyboard.to("Order");
        keyboard.choose(1);
        keyboard.expectAt("Order");
        // Those that have been in the call longest come first.
        assertThat(PAGE.tab().value("location.search").asString()).isEqualTo("?q=kmv&order=longest");
        keyboard.backToOneWith("In the call");
        PAGE.tab().space();
        PAGE.tab().awaitCount(".tile[aria-pressed='true']:focus", 1);
        keyboard.to(name("kmv", look, "two"));
        keyboard.mark();
        var four = joined("kmv", look, "fou");
        PAGE.tab().awaitText(name("kmv", look, "fou"));
        end(one);
        PAGE.tab().awaitGone(name("kmv", look, "one"));
        keyboard.expectAtMark();
        end(two);
        keyboard.expectAt(name("kmv", look, "thr"));
        end(four);
        PAGE.tab().awaitGone(name("kmv", look, "fou"));
        keyboard.expectAt(name("kmv", look, "thr"));
        end(three);
        keyboard.expectAt("Bots");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void aReasonThatIsCutOffIsReadToItsEndAtItsBot(Look look) {
        var name = name("kwy", look, "one");
        var bot = PAGE.stage().bot(name);
        PAGE.stage().bot(name("kwy", look, "two"));
        PAGE.stage()
                .database()
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "insert into meeting_events (meeting_id, at, kind, source, detail) values (?, now(), 'waiting_for_capacity', 'fleet', ?)",
                        bot.meeting(),
                        "No node has room for it. ".repeat(12)));
        var keyboard = open(look);
        PAGE.tab().awaitText("No node has room for it.");
        keyboard.to(name);
        assertThat(PAGE.tab().value(READ_TO_THE_END).asBoolean()).isTrue();
        keyboard.to("Leave", name);
        assertThat(PAGE.tab().value(READ_TO_THE_END).asBoolean()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void theOperatorGoesFromTheDoorToOneAccountsBotsAndBackAgain(Look look) {
        var bot = joined("kop", look, "one");
        var keyboard = Keyboard.signIn(PAGE, look, RealParts.ADMIN, "Fleet of all accounts");
        assertThat(PAGE.tab().count("#main:focus")).isEqualTo(1);
        PAGE.tab().awaitText(name("kop", look, "one"));
        var owner = "Ann #" + PAGE.stage().account().account().id();
        keyboard.to(owner, name("kop", look, "one"));
        PAGE.tab().enter();
        PAGE.tab().awaitText("Only the bots of " + owner);
        keyboard.to("All accounts");
        PAGE.tab().enter();
        PAGE.tab().awaitGone("Only the bots of");
        PAGE.tab().value("history.back(); 0");
        keyboard.expectAt("All accounts");
        end(bot);
    }
}
