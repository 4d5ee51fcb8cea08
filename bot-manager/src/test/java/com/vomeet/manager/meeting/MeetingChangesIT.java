package com.vomeet.manager.meeting;

import static com.vomeet.contract.MeetingStatus.ACTIVE;
import static com.vomeet.contract.MeetingStatus.COMPLETED;
import static com.vomeet.contract.MeetingStatus.FAILED;
import static com.vomeet.contract.MeetingStatus.JOINING;
import static com.vomeet.contract.MeetingStatus.REQUESTED;
import static com.vomeet.contract.MeetingStatus.STOPPING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.manager.Rows;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MeetingChangesIT {
    private final Rows rows = new Rows();
    private final Meeting meeting = rows.requested("abc-defg-hij");
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        rows.close();
    }

    private void listen() {
        rows.listeners.add(new MeetingListener() {
            @Override
            public void statusChanged(Meeting changed) {
                heard.add("status " + changed.status().wire());
            }

            @Override
            public void wantedChanged(Meeting changed) {
                heard.add("wanted " + changed.wanted().version());
            }
        });
    }

    private static Report says(MeetingStatus status, int sequence, @Nullable EndReason reason) {
        return new Report.BotSays(status, sequence, reason, null, null, List.of());
    }

    private void apply(Report report) {
        assertThat(rows.changes.apply(meeting.id(), report)).isPresent();
    }

    @Test
    void aWholeCallLeavesItsMarksOnTheRow() {
        rows.clock.advance(Duration.ofSeconds(1));
        apply(says(JOINING, 1, null));
        rows.clock.advance(Duration.ofSeconds(1));
        apply(says(ACTIVE, 2, null));
        var admitted = rows.clock.instant();
        rows.clock.advance(Duration.ofSeconds(1));
        apply(says(COMPLETED, 3, EndReason.LEFT_ALONE));
        var after = rows.now(meeting);
        assertThat(after.status()).isEqualTo(COMPLETED);
        assertThat(after.version()).isEqualTo(4);
        assertThat(after.stage()).isEqualTo(ACTIVE);
        assertThat(after.session().lastSequence()).isEqualTo(3);
        assertThat(after.session().lastSeen()).isEqualTo(rows.clock.instant());
        assertThat(after.times().start()).isEqualTo(admitted);
        assertThat(after.times().end()).isEqualTo(rows.clock.instant());
        assertThat(after.endReason()).isEqualTo(EndReason.LEFT_ALONE);
        assertThat(after.transitions().get(2)).isEqualTo(Json.MAPPER.readTree("""
                {"from": "active", "to": "completed", "timestamp": "2026-11-23T10:00:03", "source": "bot_callback",
                 "completion_reason": "left_alone"}
                """));
    }

    @Test
    void ofManyWritersAtOnceEachStatusIsWrittenOnce() {
        listen();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 8; i++) {
                threads.execute(() -> apply(says(JOINING, 1, null)));
                threads.execute(() -> apply(says(ACTIVE, 2, null)));
                threads.execute(() -> apply(new Report.StopRequested()));
                threads.execute(() -> apply(says(COMPLETED, 4, EndReason.STOPPED)));
            }
        }
        var after = rows.now(meeting);
        assertThat(after.status()).isEqualTo(COMPLETED);
        assertThat(after.version()).isEqualTo(1 + after.transitions().size());
        assertThat(heard).filteredOn(text -> text.equals("status completed")).hasSize(1);
        assertThat(heard).doesNotHaveDuplicates();
        assertThat(rows.meetings.events(meeting.id())).hasSize(after.version());
    }

    @Test
    void aStopIsWantedOfTheBotOnce() {
        listen();
        apply(new Report.StopRequested());
        apply(new Report.StopRequested());
        var after = rows.now(meeting);
        assertThat(after.status()).isEqualTo(STOPPING);
        assertThat(after.wanted().leave()).isTrue();
        assertThat(after.wanted().version()).isEqualTo(1);
        assertThat(after.wanted().stopRequestedAt()).isEqualTo(rows.clock.instant());
        assertThat(heard).containsExactly("status stopping", "wanted 1");
    }

    @Test
    void whoCalledTheBotBackIsWrittenDown() {
        apply(new Report.StopRequested(Report.Asker.OPERATOR));
        assertThat(rows.meetings.events(meeting.id()).getLast().evidence().toString())
                .contains("user.stop_requested", "The operator called the bot back.");
    }

    @Test
    void whatStandsBesideAChangeIsWrittenWithItOrNotAtAll() {
        var stop = new Report.StopRequested();
        assertThatThrownBy(() -> rows.changes.applyWith(meeting.id(), stop, _ -> {
                    throw new IllegalStateException("no room beside it");
                }))
                .hasMessage("no room beside it");
        assertThat(rows.now(meeting).status()).isEqualTo(REQUESTED);
        var written = new AtomicInteger();
        rows.changes.applyWith(meeting.id(), stop, _ -> written.incrementAndGet());
        rows.changes.applyWith(meeting.id(), stop, _ -> written.incrementAndGet());
        assertThat(written.get()).isEqualTo(1);
    }

    @Test
    void aBotThatTheFleetGivesUpIsToldToLeaveShouldItLive() {
        apply(new Report.Silent("31 s"));
        var after = rows.now(meeting);
        assertThat(after.status()).isEqualTo(FAILED);
        assertThat(after.errorDetails()).isEqualTo("31 s");
        assertThat(after.wanted().leave()).isTrue();
        assertThat(after.wanted().stopRequestedAt()).isNull();
    }

    @Test
    void aListenerThatFailsKeepsNobodyFromHearing() {
        rows.listeners.add(new MeetingListener() {
            @Override
            public void statusChanged(Meeting changed) {
                throw new IllegalStateException("not today");
            }

            @Override
            public void wantedChanged(Meeting changed) {
                throw new IllegalStateException("not today");
            }
        });
        listen();
        apply(says(JOINING, 1, null));
        assertThat(heard).containsExactly("status joining");
    }

    @Test
    void whatTheFleetDidIsNotedOnce() {
        assertThat(rows.changes.noteOnce(meeting.id(), "stop_not_carried_out", "x"))
                .isTrue();
        assertThat(rows.changes.noteOnce(meeting.id(), "stop_not_carried_out", "x"))
                .isFalse();
    }

    @Test
    void aMeetingThatIsNotThereCannotChange() {
        assertThat(rows.changes.apply(new MeetingId(999), new Report.StopRequested()))
                .isEmpty();
    }
}
