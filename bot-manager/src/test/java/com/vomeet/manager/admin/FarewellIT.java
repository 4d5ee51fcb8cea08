package com.vomeet.manager.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Report;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class FarewellIT {
    private final Rows rows = new Rows();
    private final Farewell farewell = new Farewell(rows.database.jdbi(), InstantSource.system());

    @AfterEach
    void close() {
        rows.close();
    }

    @Test
    void whereNobodyIsInAMeetingThereIsNothingToWaitFor() throws InterruptedException {
        assertThat(farewell.callBack(Duration.ofMinutes(1))).isZero();
    }

    @Test
    void everyBotIsWantedBackAndThoseThatStayAreCounted() throws InterruptedException {
        var one = rows.requested("abc-defg-hij");
        var other = rows.requested("abc-defg-hik");
        assertThat(farewell.callBack(Duration.ZERO)).isEqualTo(2);
        assertThat(List.of(rows.now(one), rows.now(other)))
                .allSatisfy(meeting -> assertThat(meeting.wanted().leave()).isTrue());
    }

    @Test
    void theWaitIsOverWhenTheLastOneHasLeft() throws InterruptedException {
        var meeting = rows.requested("abc-defg-hij");
        var leaving = Thread.ofVirtual().start(() -> {
            while (!rows.now(meeting).wanted().leave()) {
                Thread.onSpinWait();
            }
            rows.changes.apply(
                    meeting.id(), new Report.BotSays(MeetingStatus.COMPLETED, 1, null, null, null, List.of()));
        });
        assertThat(farewell.callBack(Duration.ofMinutes(1))).isZero();
        leaving.join();
    }
}
