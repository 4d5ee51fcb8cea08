package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class RetellingIT {
    private final Rows rows = new Rows();
    private final List<String> told = new ArrayList<>();

    @AfterEach
    void close() {
        rows.close();
    }

    private int retell() {
        return new Retelling(rows.database.jdbi(), rows.meetings, rows.clock, new MeetingListener() {
                    @Override
                    public void statusChanged(Meeting meeting) {
                        told.add(meeting.id() + " " + meeting.status().wire());
                    }

                    @Override
                    public void wantedChanged(Meeting meeting) {
                        told.add(meeting.id() + " wanted");
                    }
                })
                .run();
    }

    private void toldUntil(Meeting meeting, int version) {
        rows.database
                .jdbi()
                .useHandle(handle -> handle.execute("""
                insert into live_sequences (meeting_id, seq, status_seq, status_version) values (?, 1, 1, ?)
                on conflict (meeting_id) do update set status_version = excluded.status_version
                """, meeting.id().value(), version));
    }

    @Test
    void whatWasCommittedAndNotToldIsTold() {
        var whole = rows.requested("abc-defg-hij");
        var cut = rows.requested("abc-defg-hik");
        for (var meeting : List.of(whole, cut)) {
            rows.changes.apply(meeting.id(), new Report.BotSays(MeetingStatus.ACTIVE, 1, null, null, null, List.of()));
        }
        toldUntil(whole, 2);
        toldUntil(cut, 1);
        assertThat(retell()).isEqualTo(1);
        assertThat(told).containsExactly(cut.id() + " active");
    }

    @Test
    void ofAnErasedMeetingThereIsNothingToTell() {
        var meeting = rows.requested("abc-defg-hij");
        rows.database
                .jdbi()
                .useHandle(handle -> handle.execute(
                        "update meetings set erased_at = now() where id = ?",
                        meeting.id().value()));
        assertThat(retell()).isZero();
    }

    @Test
    void whatIsLongPastIsNotDugUp() {
        rows.requested("abc-defg-hij");
        rows.clock.advance(Duration.ofHours(2));
        assertThat(retell()).isZero();
    }
}
