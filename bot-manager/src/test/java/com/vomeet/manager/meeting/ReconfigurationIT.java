package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Meanwhile;
import com.vomeet.manager.Rows;
import com.vomeet.manager.meeting.Reconfiguration.Part;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReconfigurationIT {
    private final Rows rows = new Rows();
    private final Meeting meeting = rows.requested("abc-defg-hij");
    private final List<Integer> heard = new CopyOnWriteArrayList<>();

    @BeforeEach
    void listen() {
        rows.listeners.add(new MeetingListener() {
            @Override
            public void statusChanged(Meeting changed) {
                // of no interest
            }

            @Override
            public void wantedChanged(Meeting changed) {
                heard.add(changed.wanted().version());
            }
        });
    }

    @AfterEach
    void close() {
        rows.close();
    }

    private void says(MeetingStatus status, @Nullable EndReason reason) {
        rows.changes.apply(meeting.id(), new Report.BotSays(status, 0, reason, null, null, List.of()));
    }

    private Reconfiguration.Outcome wants(Part language, Part task) {
        return rows.changes.reconfigure(meeting.id(), new Reconfiguration(language, task));
    }

    private static Part is(@Nullable String value) {
        return new Part.Becomes(value);
    }

    private static Part stays() {
        return new Part.Stays();
    }

    @Test
    void whatIsNamedIsWantedAndTheRestStays() {
        says(MeetingStatus.ACTIVE, null);
        wants(is("de"), is("translate"));
        wants(is("fr"), stays());
        wants(stays(), is(null));
        assertThat(rows.now(meeting).wanted()).isEqualTo(new Meeting.Wanted(3, false, "fr", null, null));
        assertThat(heard).containsExactly(1, 2, 3);
        assertThat(rows.meetings.events(meeting.id()))
                .filteredOn(event -> event.kind().equals("reconfigured"))
                .extracting(MeetingEvent::detail)
                .containsExactly(
                        "Language de, task translate.", "Language fr, task translate.", "Language fr, task null.");
    }

    @Test
    void twoRequestsAtOnceThatNameDifferentThingsBothHold() {
        says(MeetingStatus.ACTIVE, null);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> wants(is("de"), stays()));
                threads.execute(() -> wants(stays(), is("translate")));
            }
        }
        assertThat(rows.now(meeting).wanted()).isEqualTo(new Meeting.Wanted(16, false, "de", "translate", null));
    }

    @Test
    void aMeetingThatEndsMeanwhileStaysAsItIs() {
        says(MeetingStatus.ACTIVE, null);
        Meanwhile.before(
                rows.database.jdbi(),
                "select status from meetings",
                () -> says(MeetingStatus.COMPLETED, EndReason.LEFT_ALONE));
        assertThat(wants(is("de"), stays())).isEqualTo(new Reconfiguration.Outcome.NotActive(MeetingStatus.COMPLETED));
        assertThat(rows.now(meeting).wanted()).isEqualTo(new Meeting.Wanted(0, false, null, null, null));
        assertThat(heard).isEmpty();
    }

    @Test
    void onlyACallThatGoesOnIsChanged() {
        assertThat(wants(is("de"), stays())).isEqualTo(new Reconfiguration.Outcome.NotActive(MeetingStatus.REQUESTED));
        assertThat(rows.changes.reconfigure(new MeetingId(999), new Reconfiguration(is("de"), stays())))
                .isEqualTo(new Reconfiguration.Outcome.NoSuchMeeting());
    }
}
