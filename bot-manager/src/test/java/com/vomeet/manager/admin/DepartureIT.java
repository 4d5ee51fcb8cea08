package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class DepartureIT {
    private final Rows rows = new Rows();
    private final List<Duration> pauses = new ArrayList<>();

    @AfterEach
    void end() {
        rows.close();
    }

    @Test
    void everyBotIsCalledBackAndWaitedFor() {
        var first = rows.requested("abc-defg-hij");
        var second = rows.requested("xyz-defg-hij");
        var left = departure(() -> {
                    assertThat(rows.now(first).status()).isEqualTo(MeetingStatus.STOPPING);
                    ends(first);
                    ends(second);
                })
                .within(Duration.ofSeconds(60));
        assertThat(left).isZero();
        assertThat(pauses).hasSize(1);
        assertThat(rows.now(second).status().isTerminal()).isTrue();
    }

    @Test
    void whoIsAskedForMeanwhileIsCalledBackToo() {
        var first = rows.requested("abc-defg-hij");
        var late = new ArrayList<Meeting>();
        var left = departure(() -> {
                    if (late.isEmpty()) {
                        late.add(rows.requested("xyz-defg-hij"));
                    } else {
                        assertThat(rows.now(late.getFirst()).status()).isEqualTo(MeetingStatus.STOPPING);
                        ends(first);
                        ends(late.getFirst());
                    }
                })
                .within(Duration.ofSeconds(60));
        assertThat(left).isZero();
    }

    @Test
    void whoDoesNotLeaveIsNotWaitedForForEver() {
        rows.requested("abc-defg-hij");
        var left = departure(() -> rows.clock.advance(Duration.ofSeconds(7))).within(Duration.ofSeconds(20));
        assertThat(left).isEqualTo(1);
        assertThat(pauses).hasSize(3);
    }

    @Test
    void whereNobodyIsNobodyIsWaitedFor() {
        assertThat(departure(() -> {}).within(Duration.ofSeconds(60))).isZero();
        assertThat(pauses).isEmpty();
    }

    private Departure departure(Runnable meanwhile) {
        return new Departure(rows.meetings, rows.changes, rows.clock, length -> {
            pauses.add(length);
            meanwhile.run();
        });
    }

    private void ends(Meeting meeting) {
        rows.changes.apply(meeting.id(), new Report.WorkloadEnded(EndReason.STOPPED, "It left."));
    }
}
