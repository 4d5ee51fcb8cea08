package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Platform;
import com.vomeet.manager.Samples;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class StatusNoticeTest {
    private static final Instant AT = Instant.parse("2026-11-23T10:00:00.250Z");

    @Test
    void anEndHasItsReasonAndATimeWithoutAZone() {
        var notice = new StatusNotice(7, 3, Platform.TEAMS, "abc", MeetingStatus.COMPLETED, EndReason.LEFT_ALONE, AT);
        assertThat(notice.json())
                .isEqualTo(
                        "{\"type\":\"meeting.status\",\"meeting\":{\"id\":7,\"platform\":\"teams\",\"native_id\":\"abc\"},"
                                + "\"payload\":{\"status\":\"completed\",\"reason\":\"left_alone\"},\"ts\":\"2026-11-23T10:00:00.250000\"}");
    }

    @Test
    void aMeetingsNoticeSaysWhatItsRowSays() {
        var meeting = Samples.meeting(AT);
        var notice = StatusNotice.of(meeting);
        assertThat(notice.version()).isEqualTo(meeting.version());
        assertThat(notice.at()).isEqualTo(meeting.times().updated());
        assertThat(notice.json())
                .contains(
                        "\"native_id\":\"abc-defg-hij\"",
                        "\"status\":\"" + meeting.status().wire() + "\"")
                .doesNotContain("reason");
    }
}
