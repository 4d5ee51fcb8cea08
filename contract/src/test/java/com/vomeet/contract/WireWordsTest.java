package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** The single words that cross a process: each has one meaning and no other spelling. */
final class WireWordsTest {
    @ParameterizedTest
    @CsvSource({
        "self_initiated_leave, STOPPED, COMPLETED",
        "stop_requested_pre_admission, STOPPED, COMPLETED",
        "normal_completion, STOPPED, COMPLETED",
        "left_alone_timeout, LEFT_ALONE, COMPLETED",
        "startup_alone_timeout, NO_ONE_JOINED, COMPLETED",
        "removed_by_admin, EVICTED, COMPLETED",
        "admission_rejected_by_admin, AWAITING_ADMISSION_REJECTED, COMPLETED",
        "admission_timeout, AWAITING_ADMISSION_TIMEOUT, COMPLETED",
        "admission_failed, AWAITING_ADMISSION_TIMEOUT, COMPLETED",
        "missing_meeting_url, INVALID_MEETING, FAILED",
        "google_meet_error, JOIN_MEETING_ERROR, FAILED",
        "teams_error, JOIN_MEETING_ERROR, FAILED",
        "zoom_error, JOIN_MEETING_ERROR, FAILED",
        "post_join_setup_error, JOIN_MEETING_ERROR, FAILED",
        "platform_not_implemented, PLATFORM_NOT_SUPPORTED, FAILED",
        "unknown_platform, PLATFORM_NOT_SUPPORTED, FAILED",
        "signal_sigterm, TERMINATED, FAILED",
        "signal_sigint, TERMINATED, FAILED",
        "validation_error, INVALID_CONFIG, FAILED",
        "platform_handler_exception, INTERNAL_ERROR, FAILED"
    })
    void everyWordOfAnOlderBotHasItsReasonAndStatus(String word, EndReason reason, MeetingStatus status) {
        var read = Json.read("\"" + word + "\"", EndReason.class);
        assertThat(read).isEqualTo(reason);
        assertThat(read.status()).isEqualTo(status);
        assertThat(Json.write(read)).as("an old word is not written again").isEqualTo("\"" + reason.wire() + "\"");
    }

    @Test
    void whatEndedAsItShouldIsCompletedAndWhatBrokeIsFailed() {
        assertThat(Arrays.stream(EndReason.values()).filter(r -> r.status() == MeetingStatus.COMPLETED))
                .containsExactlyInAnyOrder(
                        EndReason.STOPPED,
                        EndReason.LEFT_ALONE,
                        EndReason.NO_ONE_JOINED,
                        EndReason.EVICTED,
                        EndReason.MEETING_ENDED,
                        EndReason.AWAITING_ADMISSION_REJECTED,
                        EndReason.AWAITING_ADMISSION_TIMEOUT,
                        EndReason.IDLE_AFTER_SCHEDULED_END,
                        EndReason.MAX_DURATION);
        assertThat(EndReason.values()).extracting(EndReason::status).doesNotContain(MeetingStatus.ERROR);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " stopped", "STOPPED", "stopped ", "left-alone"})
    void aWordThatIsSpelledOtherwiseIsNoReason(String word) {
        assertThat(EndReason.find(word)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusIsReadBack(MeetingStatus status) {
        assertThat(Json.read(Json.write(status), MeetingStatus.class)).isEqualTo(status);
        assertThat(status.wire()).matches("[a-z_]+");
    }

    @Test
    void onlyTheLastStatusesAreTerminal() {
        assertThat(Stream.of(MeetingStatus.values()).filter(MeetingStatus::isTerminal))
                .containsExactly(MeetingStatus.COMPLETED, MeetingStatus.FAILED, MeetingStatus.ERROR);
    }

    @Test
    void theWordsOfStatusesAreThoseThatClientsKnow() {
        assertThat(Stream.of(MeetingStatus.values()).map(MeetingStatus::wire))
                .containsExactly(
                        "requested",
                        "joining",
                        "awaiting_admission",
                        "active",
                        "stopping",
                        "completed",
                        "failed",
                        "error");
    }

    @Test
    void anUnknownStatusIsRefused() {
        assertThatThrownBy(() -> Json.read("\"dancing\"", MeetingStatus.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void theWordsOfPlatforms() {
        assertThat(Stream.of(Platform.values()).map(Platform::wire)).containsExactly("google_meet", "zoom", "teams");
        for (var platform : Platform.values()) {
            assertThat(Platform.find(platform.wire())).contains(platform);
            assertThat(Json.read(Json.write(platform), Platform.class)).isEqualTo(platform);
        }
    }

    @Test
    void aPlatformIsFoundByItsExactWordOnly() {
        for (var word : List.of("", "GOOGLE_MEET", "google-meet", "meet", "webex")) {
            assertThat(Platform.find(word)).as(word).isEmpty();
        }
        assertThatThrownBy(() -> Json.read("\"webex\"", Platform.class))
                .isInstanceOf(JacksonException.class)
                .hasMessageContaining("webex");
    }
}
