package com.vomeet.manager.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import com.vomeet.contract.control.StatusCallback;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CallbackReaderTest {
    private static BotWord statusChange(String json) throws CallbackReader.Unreadable {
        return CallbackReader.statusChange(Json.MAPPER.readTree(json.replace('\'', '"')));
    }

    @Test
    void whatOurBotsWriteIsReadWhole() throws CallbackReader.Unreadable {
        var callback = new StatusCallback(
                "c-1",
                7L,
                "bot-7",
                MeetingStatus.FAILED,
                4,
                EndReason.BROWSER_LOST,
                1,
                MeetingStatus.ACTIVE,
                Map.of("error_message", "killed"),
                List.of(new Evidence("in_call.leave", "Leave call")),
                Instant.EPOCH);
        assertThat(CallbackReader.statusChange(Json.MAPPER.readTree(Json.write(callback))))
                .isEqualTo(new BotWord(
                        "c-1",
                        MeetingStatus.FAILED,
                        4,
                        EndReason.BROWSER_LOST,
                        MeetingStatus.ACTIVE,
                        "{\"error_message\":\"killed\"}",
                        List.of(new Evidence("in_call.leave", "Leave call"))));
    }

    /** What the first vomeet's bot sends at each of its ends: its own reason, and the server's word that it thinks fits. */
    @ParameterizedTest
    @CsvSource({
        "self_initiated_leave, completed, stopped, STOPPED",
        "self_initiated_leave_from_browser, completed, stopped, STOPPED",
        "stop_requested_pre_admission, completed, stopped, STOPPED",
        "normal_completion, completed, stopped, STOPPED",
        "admission_timeout, completed, stopped, AWAITING_ADMISSION_TIMEOUT",
        "admission_failed, completed, awaiting_admission_timeout, AWAITING_ADMISSION_TIMEOUT",
        "startup_alone_timeout, completed, stopped, NO_ONE_JOINED",
        "left_alone_timeout, completed, left_alone, LEFT_ALONE",
        "left_alone, completed, left_alone, LEFT_ALONE",
        "evicted, completed, evicted, EVICTED",
        "removed_by_admin, completed, removed_by_admin, EVICTED",
        "admission_rejected_by_admin, completed, admission_rejected_by_admin, AWAITING_ADMISSION_REJECTED",
        "idle_after_scheduled_end, completed, idle_after_scheduled_end, IDLE_AFTER_SCHEDULED_END",
        "post_join_setup_error, failed, , JOIN_MEETING_ERROR",
        "missing_meeting_url, failed, , INVALID_MEETING",
        "join_meeting_error, failed, , JOIN_MEETING_ERROR",
        "platform_not_implemented, failed, , PLATFORM_NOT_SUPPORTED",
        "unknown_platform, failed, , PLATFORM_NOT_SUPPORTED",
        "platform_handler_exception, failed, , INTERNAL_ERROR",
        "signal_sigterm, failed, , TERMINATED",
        "signal_sigint, failed, , TERMINATED",
        "teams_error, failed, , JOIN_MEETING_ERROR",
        "google_meet_error, failed, , JOIN_MEETING_ERROR",
        "zoom_error, failed, , JOIN_MEETING_ERROR",
        "validation_error, failed, , INVALID_CONFIG"
    })
    void whatOldBotsSayAtTheirEndIsUnderstood(String reason, String status, String completion, EndReason wanted)
            throws CallbackReader.Unreadable {
        var json = Json.MAPPER
                .createObjectNode()
                .put("connection_id", "c-1")
                .put("container_id", "h")
                .put("status", status)
                .put("reason", reason)
                .put("exit_code", status.equals("completed") ? 0 : 1)
                .put("completion_reason", completion)
                .put("timestamp", "2026-11-23T10:00:00.000Z");
        var word = CallbackReader.statusChange(json);
        assertThat(word.reason()).isEqualTo(wanted);
        assertThat(word.sequence()).isZero();
        assertThat(word.details()).isNull();
    }

    @Test
    void aWordThatNobodyKnowsBecomesADetail() throws CallbackReader.Unreadable {
        var word = statusChange("{'connection_id':'c','status':'failed','reason':'the_moon','failure_stage':'orbit',"
                + "'error_details':{'error_message':'x','n':1},'platform_specific_error':'y'}");
        assertThat(word.reason()).isNull();
        assertThat(word.failureStage()).isNull();
        assertThat(word.details())
                .isEqualTo("{\"error_message\":\"x\",\"n\":1}; platform_specific_error: y; reason: the_moon");
    }

    @Test
    void theServersWordCountsWhereTheBotsIsNotKnown() throws CallbackReader.Unreadable {
        assertThat(statusChange(
                                "{'connection_id':'c','status':'completed','reason':'moon','completion_reason':'left_alone'}")
                        .reason())
                .isEqualTo(EndReason.LEFT_ALONE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'connection_id':'c'}",
                "{'status':'active'}",
                "{'connection_id':' ','status':'active'}",
                "{'connection_id':7,'status':7}",
                "{'connection_id':'c','status':'sleeping'}"
            })
    void whatSaysNeitherWhoNorWhatIsRefused(String json) {
        assertThatThrownBy(() -> statusChange(json)).isInstanceOf(CallbackReader.Unreadable.class);
    }

    @Test
    void oddMembersDoNotMakeAReportUnreadable() throws CallbackReader.Unreadable {
        var word = statusChange("{'connection_id':'c','status':'active','sequence':-4,'evidence':{'cue':1},"
                + "'error_details':[1],'reason':{'a':1}}");
        assertThat(word).isEqualTo(BotWord.of("c", MeetingStatus.ACTIVE));
        assertThat(statusChange("{'connection_id':'c','status':'active','evidence':[7,{'cue':'a'},{'text':'b'}]}")
                        .evidence())
                .containsExactly(new Evidence("a", ""));
    }

    @Test
    void detailsHaveALimit() throws CallbackReader.Unreadable {
        var long_ = "x".repeat(50_000);
        assertThat(statusChange("{'connection_id':'c','status':'failed','error_details':'" + long_ + "'}")
                        .details())
                .hasSize(10_000);
    }

    @ParameterizedTest
    @CsvSource({
        "0, , COMPLETED, STOPPED",
        "0, left_alone_timeout, COMPLETED, LEFT_ALONE",
        "0, moon, COMPLETED, ",
        "1, join_meeting_error, FAILED, JOIN_MEETING_ERROR",
        "143, signal_sigterm, FAILED, TERMINATED",
        "1, self_initiated_leave, FAILED, ",
        "1, , FAILED, "
    })
    void theOldestWordForAnEndIsTheExitCode(int code, String reason, MeetingStatus status, EndReason wanted)
            throws CallbackReader.Unreadable {
        var body = Json.MAPPER
                .createObjectNode()
                .put("connection_id", "c")
                .put("exit_code", code)
                .put("reason", reason);
        var word = OldCallback.EXITED.read(body);
        assertThat(word.status()).isEqualTo(status);
        assertThat(word.reason()).isEqualTo(wanted);
    }

    @Test
    void anExitWithoutACodeSaysNothing() {
        var body = Json.MAPPER.createObjectNode().put("connection_id", "c");
        assertThatThrownBy(() -> OldCallback.EXITED.read(body)).hasMessageContaining("exit_code");
    }

    @ParameterizedTest
    @CsvSource({"STARTED, ACTIVE", "JOINING, JOINING", "AWAITING_ADMISSION, AWAITING_ADMISSION"})
    void theOtherOldPathsAreTheirStatus(OldCallback path, MeetingStatus status) throws CallbackReader.Unreadable {
        var body = Json.MAPPER.createObjectNode().put("connection_id", "c").put("container_id", "h");
        assertThat(path.read(body)).isEqualTo(BotWord.of("c", status));
    }
}
