package com.vomeet.manager.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import com.vomeet.manager.config.ScheduleTimings;
import com.vomeet.manager.meeting.Beside;
import com.vomeet.manager.meeting.BotRequests;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingChanges;
import com.vomeet.manager.meeting.Report;
import com.vomeet.manager.meeting.RequestOutcome;
import com.vomeet.manager.meeting.Retelling;
import com.vomeet.manager.webhook.Outbox;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What readers see of a meeting that was asked for just now. */
final class FirstStatusIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private final Rows rows = new Rows();
    private final LiveTranscripts live =
            new LiveTranscripts(new SegmentStore(rows.database.jdbi(), rows.clock), new Frames(rows.clock), 64);
    private final BotRequests requests =
            new BotRequests(rows.database.jdbi(), rows.clock, live, live, ScheduleTimings.DEFAULT.ahead());
    private final RecordingOutlet outlet = new RecordingOutlet();

    @AfterEach
    void close() {
        live.close();
        rows.close();
    }

    private Meeting requested() {
        return ((RequestOutcome.Accepted) requests.request(rows.wish(rows.account, "abc-defg-hij"))).meeting();
    }

    private void follow(Meeting meeting) {
        live.open(outlet).follow(meeting.id().value(), 0);
    }

    private void awaitSeqs(Long... seqs) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(outlet.seqs()).containsExactly(seqs));
    }

    @Test
    void itIsThereForWhoeverComesAndChangesGoOnFromIt() {
        var meeting = requested();
        follow(meeting);
        awaitSeqs(1L);
        assertThat(outlet.frames().getFirst().toString()).contains("\"status\":\"requested\"");

        var changes = new MeetingChanges(rows.database.jdbi(), rows.meetings, rows.clock, live, new Outbox());
        changes.apply(meeting.id(), new Report.BotSays(MeetingStatus.ACTIVE, 1, null, null, null, List.of()));
        awaitSeqs(1L, 2L);
        assertThat(outlet.frames().getLast().toString()).contains("\"status\":\"active\"");
    }

    @Test
    void itGoesWithARequestThatIsTakenBack() {
        var failing = new Beside() {
            @Override
            public Optional<RequestOutcome> before(Handle handle) {
                return Optional.empty();
            }

            @Override
            public void accepted(Handle handle, Meeting meeting) {
                throw new IllegalStateException("too late");
            }
        };
        assertThatThrownBy(() -> requests.request(rows.wish(rows.account, "abc-defg-hij"), failing))
                .hasMessage("too late");
        int left = rows.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select count(*) from live_sequences")
                        .mapTo(Integer.class)
                        .one());
        assertThat(left).isZero();
    }

    @Test
    void aManagerThatDiesRightAfterItHasNothingToTellAgain() {
        requested();
        assertThat(new Retelling(rows.database.jdbi(), rows.meetings, rows.clock, live).run())
                .isZero();
    }
}
