package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EndReasonTest {
    @ParameterizedTest
    @EnumSource
    void everyReasonIsFoundByItsWordAndBelongsToAFinalStatus(EndReason reason) {
        assertThat(EndReason.find(reason.wire())).contains(reason);
        assertThat(reason.status().isTerminal()).isTrue();
        assertThat(Json.read(Json.write(reason), EndReason.class)).isEqualTo(reason);
    }

    /** All that the first vomeet's bots ever said of their ends, whether their code could still come to it or not. */
    @ParameterizedTest
    @CsvSource({
        "self_initiated_leave, STOPPED",
        "self_initiated_leave_from_browser, STOPPED",
        "stop_requested_pre_admission, STOPPED",
        "normal_completion, STOPPED",
        "stopped, STOPPED",
        "admission_timeout, AWAITING_ADMISSION_TIMEOUT",
        "admission_failed, AWAITING_ADMISSION_TIMEOUT",
        "awaiting_admission_timeout, AWAITING_ADMISSION_TIMEOUT",
        "awaiting_admission_rejected, AWAITING_ADMISSION_REJECTED",
        "admission_rejected_by_admin, AWAITING_ADMISSION_REJECTED",
        "startup_alone_timeout, NO_ONE_JOINED",
        "left_alone_timeout, LEFT_ALONE",
        "left_alone, LEFT_ALONE",
        "evicted, EVICTED",
        "removed_by_admin, EVICTED",
        "idle_after_scheduled_end, IDLE_AFTER_SCHEDULED_END",
        "post_join_setup_error, JOIN_MEETING_ERROR",
        "join_meeting_error, JOIN_MEETING_ERROR",
        "google_meet_error, JOIN_MEETING_ERROR",
        "teams_error, JOIN_MEETING_ERROR",
        "zoom_error, JOIN_MEETING_ERROR",
        "missing_meeting_url, INVALID_MEETING",
        "platform_not_implemented, PLATFORM_NOT_SUPPORTED",
        "unknown_platform, PLATFORM_NOT_SUPPORTED",
        "platform_handler_exception, INTERNAL_ERROR",
        "signal_sigterm, TERMINATED",
        "signal_sigint, TERMINATED",
        "validation_error, INVALID_CONFIG"
    })
    void theWordsOfOlderBotsAreUnderstood(String word, EndReason reason) {
        assertThat(EndReason.find(word)).contains(reason);
    }

    @Test
    void noWordMeansTwoThings() {
        assertThat(Arrays.stream(EndReason.values())
                        .flatMap(reason -> Stream.concat(Stream.of(reason.wire()), reason.aliases().stream())))
                .doesNotHaveDuplicates();
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThat(EndReason.find("because")).isEmpty();
        assertThatThrownBy(() -> Json.read("\"because\"", EndReason.class)).hasMessageContaining("because");
    }
}
