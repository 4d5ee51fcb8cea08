package com.vomeet.contract.control;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Golden;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ControlGoldenTest {
    @Test
    void aStatusCallback() {
        var callback = new StatusCallback(
                "c-1",
                123L,
                "vomeet-bot-123-abc12345",
                MeetingStatus.FAILED,
                4,
                EndReason.BROWSER_LOST,
                1,
                MeetingStatus.ACTIVE,
                Map.of("error_message", "the browser ended: killed"),
                List.of(new Evidence("in_call.leave", "Leave call")),
                Instant.parse("2026-01-01T10:00:00.500Z"));
        Golden.assertBothWays("status-callback.json", callback, StatusCallback.class);
    }

    @Test
    void aCallbackOfAnOlderBotIsReadToo() {
        var callback = Json.read(
                "{\"connection_id\":\"c-1\",\"status\":\"completed\",\"reason\":\"removed_by_admin\"}",
                StatusCallback.class);
        assertThat(callback.reason()).isEqualTo(EndReason.EVICTED);
        assertThat(callback.evidence()).isEmpty();
    }

    @Test
    void aHeartbeat() {
        var beat = new Heartbeat(
                "c-1",
                123,
                MeetingStatus.ACTIVE,
                2,
                17,
                15,
                10_000,
                61.5,
                1,
                2,
                true,
                false,
                new BotCost(0.12, 7.38, 71.5, 301.2));
        Golden.assertBothWays("heartbeat.json", beat, Heartbeat.class);
    }

    @Test
    void aHeartbeatOfAnOlderBotSaysNothingOfItsCpuTimeAndIsReadToo() {
        var cost = Json.read("{\"cpu_cores\":0.12,\"jvm_pss_mb\":71.5,\"total_pss_mb\":301.2}", BotCost.class);
        assertThat(cost).isEqualTo(new BotCost(0.12, 0, 71.5, 301.2));
        assertThat(cost.memoryBytes()).isEqualTo(301_200_000);
    }

    @Test
    void aHeartbeatsAnswer() {
        Golden.assertBothWays(
                "heartbeat-answer.json",
                new HeartbeatAnswer(
                        3,
                        true,
                        "de",
                        "transcribe",
                        17,
                        Instant.parse("2026-01-01T10:00:00Z"),
                        new HeartbeatAnswer.ScheduledEnd(Instant.parse("2026-01-01T11:00:00Z"))),
                HeartbeatAnswer.class);
    }

    @Test
    void commands() {
        Golden.assertBothWays("command-leave.json", new BotCommand.Leave(123L), BotCommand.class);
        Golden.assertBothWays(
                "command-reconfigure.json", new BotCommand.Reconfigure(123L, "de", "translate", 3), BotCommand.class);
        assertThat(Json.read("{\"action\":\"leave\"}", BotCommand.class).meetingId())
                .isNull();
        assertThat(BotCommand.channel(123)).isEqualTo("bot_commands:meeting:123");
    }

    @Test
    void aTerminationMessage() {
        Golden.assertBothWays(
                "termination-message.json",
                new TerminationMessage(EndReason.INVALID_CONFIG, 2, null, "token: is missing"),
                TerminationMessage.class);
    }

    @Test
    void aFlightRecord() {
        Golden.assertBothWays(
                "flight-record.json",
                new FlightRecord(
                        "c-1",
                        123,
                        "{\"at\":\"2026-01-01T10:00:00Z\",\"kind\":\"note\",\"what\":\"started\",\"detail\":\"\"}\n",
                        "You can't join this call",
                        "iVBORw0KGgo="),
                FlightRecord.class);
    }

    @Test
    void evidenceIsCutToItsLimit() {
        assertThat(new Evidence("cue", "x".repeat(500)).text()).hasSize(200);
    }
}
