package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

    @ParameterizedTest
    @CsvSource({
        "self_initiated_leave, STOPPED",
        "left_alone_timeout, LEFT_ALONE",
        "startup_alone_timeout, NO_ONE_JOINED",
        "removed_by_admin, EVICTED",
        "admission_rejected_by_admin, AWAITING_ADMISSION_REJECTED",
        "admission_timeout, AWAITING_ADMISSION_TIMEOUT",
        "missing_meeting_url, INVALID_MEETING",
        "post_join_setup_error, JOIN_MEETING_ERROR",
        "signal_sigterm, TERMINATED",
        "validation_error, INVALID_CONFIG"
    })
    void theWordsOfOlderBotsAreUnderstood(String word, EndReason reason) {
        assertThat(EndReason.find(word)).contains(reason);
    }

    @Test
    void anUnknownWordIsRefused() {
        assertThat(EndReason.find("because")).isEmpty();
        assertThatThrownBy(() -> Json.read("\"because\"", EndReason.class)).hasMessageContaining("because");
    }
}
