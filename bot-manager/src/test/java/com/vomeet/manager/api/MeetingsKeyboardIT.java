package com.vomeet.manager.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.SpeakingBot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The list of meetings by keyboard alone, while meetings begin and end. */
final class MeetingsKeyboardIT {
    @RegisterExtension
    static final FreshTab PAGE = new FreshTab();

    /** More than one page of them; the last one is the newest. */
    private static void held(String letters) {
        PAGE.stage()
                .database()
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        with held as (
                            insert into meetings (account_id, platform, native_meeting_id, meeting_url, status, stage, bot_name,
                                waiting_room_millis, no_one_joined_millis, everyone_left_millis, end_by, completion_reason, end_time)
                            select :account, 'google_meet', :letters || '-aa' || chr(97 + n / 26) || chr(97 + n % 26) || '-end',
                                'https://meet.google.com/', 'completed', 'active', 'Vomeet', 900000, 300000, 120000, now(),
                                'stopped', now()
                            from generate_series(0, 50) n order by n returning id)
                        insert into meeting_sessions (meeting_id, connection_id, workload)
                        select id, 'held-' || id, 'vomeet-bot-' || id from held""")
                        .bind("account", PAGE.stage().account().account().id().value())
                        .bind("letters", letters)
                        .execute());
    }

    private static void end(SpeakingBot bot) {
        bot.bot().says(MeetingStatus.COMPLETED, EndReason.STOPPED).expect(200);
    }

    private static Keyboard lookFor(Look look, String words) {
        var keyboard = Keyboard.signIn(PAGE, look);
        keyboard.to("Search");
        PAGE.tab().write(words);
        return keyboard;
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void theFocusStaysAtItsRowAndGoesToTheNextWhenThatIsListedNoMore(Look look) {
        var letters = look.isNarrow() ? "kfn" : "kfw";
        var one = PAGE.stage().bot(letters + "-live-one").joins();
        var two = PAGE.stage().bot(letters + "-live-two").joins();
        end(PAGE.stage().bot(letters + "-over-one").joins());
        var keyboard = lookFor(look, letters);
        PAGE.tab().awaitText(letters + "-over-one");
        keyboard.to("State");
        keyboard.choose(1);
        PAGE.tab().awaitGone(letters + "-over-one");
        keyboard.expectAt("State");
        keyboard.to(letters + "-live-two");
        keyboard.mark();
        PAGE.stage().bot(letters + "-live-thr");
        PAGE.tab().awaitText(letters + "-live-thr");
        keyboard.expectAtMark();
        end(two);
        keyboard.expectAt(letters + "-live-one");
        end(one);
        keyboard.expectAt(letters + "-live-thr");
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT_WIDE", "DARK_NARROW"})
    void pagesAreTurnedAndTheirRowsGoneThroughByArrows(Look look) {
        var letters = look.isNarrow() ? "kpn" : "kpw";
        held(letters);
        var keyboard = lookFor(look, letters);
        PAGE.tab().awaitText("1 to 50 of 51");
        keyboard.to(letters + "-aaby-end");
        PAGE.tab().press("ArrowDown", 40);
        keyboard.expectAt(letters + "-aabx-end");
        PAGE.tab().press("End", 35);
        keyboard.expectAt(letters + "-aaab-end");
        keyboard.to("Older");
        PAGE.tab().enter();
        keyboard.expectAt("Newer");
        PAGE.tab().awaitText("51 to 51 of 51");
        PAGE.tab().enter();
        keyboard.expectAt("Older");
        PAGE.tab().awaitText("1 to 50 of 51");
        keyboard.backTo(letters + "-aaab-end");
        PAGE.tab().press("Home", 36);
        keyboard.expectAt(letters + "-aaby-end");
    }

    @Test
    void whenNoOtherPageIsLeftTheFocusIsAtTheList() {
        held("kpo");
        var keyboard = lookFor(Look.LIGHT_WIDE, "kpo");
        PAGE.tab().awaitText("1 to 50 of 51");
        keyboard.to("kpo-aaby-end");
        PAGE.tab().press("End", 35);
        keyboard.to("Older");
        PAGE.tab().enter();
        keyboard.expectAt("Newer");
        PAGE.stage()
                .database()
                .jdbi()
                .useHandle(handle -> handle.execute("delete from meetings where native_meeting_id = 'kpo-aaaa-end'"));
        PAGE.tab().awaitText("none of 50");
        PAGE.tab().enter();
        PAGE.tab().awaitText("kpo-aaby-end");
        keyboard.expectAt("Meetings");
        assertThat(PAGE.tab().count("ul.meetings:focus")).isEqualTo(1);
    }
}
