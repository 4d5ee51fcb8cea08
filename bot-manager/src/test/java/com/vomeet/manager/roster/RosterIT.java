package com.vomeet.manager.roster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.BotCost;
import com.vomeet.contract.control.Evidence;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Report;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which bots are out, read from real rows. */
final class RosterIT {
    private final Rows rows = new Rows();
    private final Roster roster = new Roster(rows.database.jdbi(), rows.clock);

    @AfterEach
    void close() {
        rows.close();
    }

    private void says(Meeting meeting, MeetingStatus status, @Nullable EndReason reason, String seen) {
        var report = new Report.BotSays(status, 1, reason, null, null, List.of(new Evidence("test.cue", seen)));
        assertThat(rows.changes.apply(meeting.id(), report)).isPresent();
    }

    private List<LiveBot> bots() {
        return roster.read(rows.account).bots();
    }

    private LiveBot only() {
        assertThat(bots()).hasSize(1);
        return bots().getFirst();
    }

    @Test
    void aBotIsWhereItIsSinceItCameThereAndForTheReasonThatItSaw() {
        var meeting = rows.requested("abc-defg-hij");
        assertThat(only().since()).isEqualTo(rows.clock.instant());
        assertThat(only().heard()).isNull();
        rows.clock.advance(Duration.ofSeconds(7));
        says(meeting, MeetingStatus.AWAITING_ADMISSION, null, "Asking to be let in");
        var then = rows.clock.instant();
        rows.clock.advance(Duration.ofSeconds(60));
        rows.schedule.change(meeting.id(), null, rows.clock.instant().plusSeconds(600));

        var bot = only();
        assertThat(bot.status()).isEqualTo(MeetingStatus.AWAITING_ADMISSION);
        assertThat(bot.since()).isEqualTo(then);
        assertThat(bot.heard()).isEqualTo(then);
        assertThat(bot.last())
                .isEqualTo(new Happening(
                        then,
                        "status_change",
                        "bot_callback",
                        null,
                        List.of(new Evidence("test.cue", "Asking to be let in"))));
    }

    @Test
    void whatTheFleetHasNotedIsWhyABotIsNotFurther() {
        var meeting = rows.requested("abc-defg-hij");
        rows.clock.advance(Duration.ofSeconds(9));
        rows.changes.noteOnce(meeting.id(), "waiting_for_capacity", "No node has room.");
        assertThat(only().last()).extracting(Happening::detail).isEqualTo("No node has room.");
        assertThat(only().since()).isEqualTo(rows.clock.instant().minusSeconds(9));
    }

    @Test
    void whatItUsesAndHasUsedIsWhatItsHeartbeatsSaid() {
        var meeting = rows.requested("abc-defg-hij");
        assertThat(only().use()).isNull();
        rows.beats(meeting, new BotCost(0.5, 4, 60, 300));
        rows.clock.advance(Duration.ofSeconds(36));
        rows.beats(meeting, new BotCost(0.25, 12, 60, 250));
        assertThat(only().use()).isEqualTo(new Use(0.25, 250));
        assertThat(only().cost()).isEqualTo(new Cost(12, 2.5));
        assertThat(only().heard()).isEqualTo(rows.clock.instant());
    }

    @Test
    void newestComeFirstAndOthersBotsAreNotSeen() {
        rows.requested("aaa-aaaa-aaa");
        rows.requested("bbb-bbbb-bbb");
        var bob = rows.accounts.create("Bob", 0).account().id();
        rows.requests.request(rows.wish(bob, "ccc-cccc-ccc"));
        assertThat(bots()).extracting(bot -> bot.meeting().nativeId()).containsExactly("bbb-bbbb-bbb", "aaa-aaaa-aaa");
        var all = roster.readAll(2);
        assertThat(all.bots())
                .extracting(bot -> bot.meeting().nativeId())
                .containsExactly("ccc-cccc-ccc", "bbb-bbbb-bbb");
        assertThat(all.bots().getFirst().meeting().owner()).isEqualTo(new LiveBot.Owner(bob, "Bob"));
        assertThat(all.summary().bots()).isEqualTo(3);
    }

    @Test
    void aMeetingThatWaitsForItsTimeHasNoBotAndIsCounted() {
        rows.scheduled("abc-defg-hij", Duration.ofDays(1));
        var reading = roster.read(rows.account);
        assertThat(reading.bots()).isEmpty();
        assertThat(reading.summary().bots()).isZero();
        assertThat(reading.summary().scheduled()).isEqualTo(1);
        assertThat(roster.readAll(10).summary().scheduled()).isEqualTo(1);
    }

    @Test
    void oneThatHasEndedStaysForAsLongAsIsWantedAndNoLonger() {
        var meeting = rows.requested("abc-defg-hij");
        says(meeting, MeetingStatus.COMPLETED, EndReason.LEFT_ALONE, "nobody");
        assertThat(bots()).isEmpty();
        rows.clock.advance(Duration.ofSeconds(5));
        var shown =
                roster.read(new Whose.One(rows.account), Duration.ofSeconds(8)).bots();
        assertThat(shown).extracting(LiveBot::reason).containsExactly(EndReason.LEFT_ALONE);
        assertThat(roster.read(new Whose.All(), Duration.ofSeconds(8)).bots()).isEqualTo(shown);
        rows.clock.advance(Duration.ofSeconds(5));
        assertThat(roster.read(new Whose.One(rows.account), Duration.ofSeconds(8))
                        .bots())
                .isEmpty();
    }

    @Test
    void theWaysToEndOfTheLastDayAreCountedWithTheirCost() {
        var old = rows.requested("old-aaaa-aaa");
        says(old, MeetingStatus.COMPLETED, EndReason.LEFT_ALONE, "nobody");
        rows.clock.advance(Duration.ofHours(25));
        for (var name : List.of("aaa-aaaa-aaa", "bbb-bbbb-bbb")) {
            var meeting = rows.requested(name);
            rows.beats(meeting, new BotCost(0.5, 10, 60, 100));
            rows.clock.advance(Duration.ofSeconds(36));
            rows.beats(meeting, new BotCost(0.5, 20, 60, 100));
            says(meeting, MeetingStatus.COMPLETED, EndReason.LEFT_ALONE, "nobody");
        }
        says(rows.requested("ccc-cccc-ccc"), MeetingStatus.FAILED, EndReason.PAGE_LOST, "elsewhere");
        var endings = List.of(
                new Ending(MeetingStatus.COMPLETED, "left_alone", 2, new Cost(40, 2)),
                new Ending(MeetingStatus.FAILED, "page_lost", 1, Cost.NONE));
        assertThat(roster.read(rows.account).summary().endings()).isEqualTo(endings);
        assertThat(roster.readAll(0).summary().endings()).isEqualTo(endings);
    }
}
