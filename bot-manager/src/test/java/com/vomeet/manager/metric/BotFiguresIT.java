package com.vomeet.manager.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.BotCost;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.metric.BotFigures.Spread;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BotFiguresIT {
    private final Rows rows = new Rows();

    @AfterEach
    void close() {
        rows.close();
    }

    private BotFigures read() {
        return BotFigures.read(rows.database.jdbi(), rows.clock.instant());
    }

    private Meeting using(String code, double cores, double megabytes) {
        var meeting = rows.requested(code);
        beats(meeting, MeetingStatus.ACTIVE, List.of(), new BotCost(cores, 1, 60, megabytes));
        return meeting;
    }

    /** @param without what the bot does not reach */
    private void beats(Meeting meeting, MeetingStatus status, List<String> without, @Nullable BotCost cost) {
        rows.sessions.beats(new Heartbeat(
                meeting.session().connectionId(),
                meeting.id().value(),
                status,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                !without.contains("speech"),
                !without.contains("redis"),
                cost));
    }

    private Meeting inCall(String code) {
        var meeting = rows.requested(code);
        rows.changes.apply(meeting.id(), new Report.BotSays(MeetingStatus.ACTIVE, 0, null, null, null, List.of()));
        return meeting;
    }

    private void areWithout(int speech, int redis) {
        assertThat(read().without()).isEqualTo(Map.of("speech", speech, "redis", redis));
    }

    @Test
    void botsAreCountedByStatusAndThoseToComeByThemselves() {
        rows.requested("abc-defg-hij");
        rows.scheduled("sch-edul-eda", Duration.ofDays(1));
        inCall("inc-alla-aaa");
        assertThat(read().byStatus())
                .containsEntry("scheduled", 1)
                .containsEntry("requested", 1)
                .containsEntry("active", 1)
                .containsEntry("joining", 0)
                .doesNotContainKeys("completed", "failed");
    }

    @Test
    void whatBotsUseIsSummedAndSpread() {
        using("aaa-aaaa-aaa", 0.1, 300);
        using("bbb-bbbb-bbb", 0.2, 310);
        using("ccc-cccc-ccc", 0.6, 320);
        var cores = read().cores();
        assertThat(cores.all()).isCloseTo(0.9, within(1e-9));
        assertThat(cores.median()).isEqualTo(0.2);
        assertThat(cores.high()).isBetween(0.5, 0.6);
        assertThat(cores.most()).isEqualTo(0.6);
        assertThat(read().memory()).isEqualTo(new Spread(930e6, 310e6, 319e6, 320e6));
    }

    @Test
    void aBotThatIsNotHeardOrHasEndedUsesNothingThatIsKnown() {
        var ended = using("aaa-aaaa-aaa", 0.1, 300);
        rows.changes.apply(ended.id(), new Report.WorkloadGone());
        using("bbb-bbbb-bbb", 0.2, 310);
        rows.clock.advance(Duration.ofSeconds(61));
        var cores = read().cores();
        assertThat(cores.all()).isZero();
        assertThat(cores.most()).isNaN();
    }

    @Test
    void botsInTheirCallsThatDoNotReachAPartAreCountedUntilTheyDoOrEnd() {
        var one = inCall("aaa-aaaa-aaa");
        var other = inCall("bbb-bbbb-bbb");
        beats(one, MeetingStatus.ACTIVE, List.of("speech"), null);
        beats(other, MeetingStatus.ACTIVE, List.of("speech"), null);
        rows.clock.advance(Duration.ofSeconds(29));
        areWithout(0, 0);
        rows.clock.advance(Duration.ofSeconds(1));
        areWithout(2, 0);
        beats(one, MeetingStatus.ACTIVE, List.of(), null);
        areWithout(1, 0);
        beats(one, MeetingStatus.ACTIVE, List.of("redis"), null);
        rows.changes.apply(other.id(), new Report.WorkloadGone());
        areWithout(0, 1);
    }

    @Test
    void whatABotReachedBeforeItsCallOrAMinuteAgoSaysNothing() {
        beats(rows.requested("aaa-aaaa-aaa"), MeetingStatus.AWAITING_ADMISSION, List.of("speech", "redis"), null);
        var admitted = rows.requested("bbb-bbbb-bbb");
        beats(admitted, MeetingStatus.AWAITING_ADMISSION, List.of("speech", "redis"), null);
        rows.changes.apply(admitted.id(), new Report.BotSays(MeetingStatus.ACTIVE, 0, null, null, null, List.of()));
        areWithout(0, 0);
        beats(admitted, MeetingStatus.ACTIVE, List.of("speech"), null);
        rows.clock.advance(Duration.ofSeconds(59));
        areWithout(1, 0);
        rows.clock.advance(Duration.ofSeconds(2));
        areWithout(0, 0);
        assertThat(BotFigures.UNKNOWN.without("speech")).isNaN();
    }
}
