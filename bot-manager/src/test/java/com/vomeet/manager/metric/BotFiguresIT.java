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
        rows.sessions.beats(new Heartbeat(
                meeting.session().connectionId(),
                meeting.id().value(),
                MeetingStatus.ACTIVE,
                0,
                0,
                0,
                0,
                0,
                0,
                0,
                true,
                true,
                new BotCost(cores, 1, 60, megabytes)));
        return meeting;
    }

    @Test
    void botsAreCountedByStatusAndThoseToComeByThemselves() {
        rows.requested("abc-defg-hij");
        rows.scheduled("sch-edul-eda", Duration.ofDays(1));
        var inCall = rows.requested("inc-alla-aaa");
        rows.changes.apply(inCall.id(), new Report.BotSays(MeetingStatus.ACTIVE, 0, null, null, null, List.of()));
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
}
