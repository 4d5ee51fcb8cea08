package com.vomeet.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class MeetingViewTest {
    private static final MeetingView MEETING = MeetingView.of(Json.MAPPER.readTree("""
            {"id":2,"platform":"google_meet","native_meeting_id":"abc-defg-hij","status":"completed",
             "created_at":"2026-11-23T10:41:25.448052",
             "data":{"completion_reason":"left_alone","status_transition":[
               {"from":"requested","to":"joining","timestamp":"2026-11-23T10:41:27.5"},
               {"from":"joining","to":"completed","timestamp":"2026-11-23T10:41:30"}]}}
            """));

    @Test
    void timesWithoutAZoneAreUtc() {
        assertThat(MEETING.createdAt()).isEqualTo(Instant.parse("2026-11-23T10:41:25.448052Z"));
    }

    @Test
    void theTimeOfAStatusIsThatOfItsTransition() {
        assertThat(MEETING.entered(MeetingStatus.JOINING)).contains(Instant.parse("2026-11-23T10:41:27.5Z"));
    }

    @Test
    void aStatusThatNeverWasHasNoTime() {
        assertThat(MEETING.entered(MeetingStatus.ACTIVE)).isEmpty();
    }

    @Test
    void theReasonIsTheCompletionReason() {
        assertThat(MEETING.reason()).isEqualTo("left_alone");
        assertThat(MEETING.status().isTerminal()).isTrue();
    }
}
