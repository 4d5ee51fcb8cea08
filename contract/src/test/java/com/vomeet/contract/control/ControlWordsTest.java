package com.vomeet.contract.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;

/** Commands, reports and last words of other versions and at their limits. */
final class ControlWordsTest {
    @Test
    void theActionSaysWhichCommandItIs() {
        assertThat(Json.read("{\"meeting_id\":5,\"action\":\"leave\"}", BotCommand.class))
                .isEqualTo(new BotCommand.Leave(5L));
        assertThat(Json.read("{\"language\":\"de\",\"action\":\"reconfigure\",\"uid\":\"x\"}", BotCommand.class))
                .isEqualTo(new BotCommand.Reconfigure(null, "de", null));
    }

    @Test
    void aChangeWithoutAVersionIsAnOlderManagersAndIsWrittenWithoutOne() {
        assertThat(Json.write(new BotCommand.Reconfigure(7L, "de", null)))
                .isEqualTo("{\"action\":\"reconfigure\",\"meeting_id\":7,\"language\":\"de\"}");
    }

    @Test
    void aCommandIsWrittenWithItsAction() {
        BotCommand leave = new BotCommand.Leave(null);
        BotCommand change = new BotCommand.Reconfigure(7L, null, "translate");
        assertThat(Json.write(leave)).isEqualTo("{\"action\":\"leave\"}");
        assertThat(Json.read(Json.write(change), BotCommand.class)).isEqualTo(change);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"action\":\"dance\"}",
                "{\"action\":null}",
                "{\"action\":\"LEAVE\"}",
                "[]",
                "\"leave\"",
                "{\"action\":\"leave\",\"meeting_id\":\"five\"}"
            })
    void whatIsNoCommandIsRefused(String text) {
        assertThatThrownBy(() -> Json.read(text, BotCommand.class)).isInstanceOf(JacksonException.class);
    }

    @Test
    void theChannelsOfTwoMeetingsDiffer() {
        assertThat(BotCommand.channel(1)).isNotEqualTo(BotCommand.channel(11));
        assertThat(BotCommand.channel(Long.MAX_VALUE)).endsWith(":9223372036854775807");
    }

    @ParameterizedTest
    @EnumSource
    void aLastWordOfEveryReasonFitsWithAMessageOfThreeThousandLetters(EndReason reason) {
        var word = new TerminationMessage(reason, 255, MeetingStatus.AWAITING_ADMISSION, "x".repeat(3_000));
        assertThat(Json.write(word).getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThanOrEqualTo(TerminationMessage.MAX_BYTES);
        assertThat(Json.read(Json.write(word), TerminationMessage.class)).isEqualTo(word);
    }

    @Test
    void evidenceOfExactlyTheLimitIsWhole() {
        assertThat(new Evidence("cue", "x".repeat(200)).text()).hasSize(200);
        assertThat(new Evidence("cue", "").text()).isEmpty();
    }

    @Test
    void evidenceIsNotCutWithinACharacter() {
        var text = new Evidence("cue", "x".repeat(199) + "👋👋").text();
        assertThat(text).isEqualTo("x".repeat(199));
        assertThat(new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(text);
    }

    @Test
    void aReportIsNotChangedAfterwards() {
        var evidence = new ArrayList<>(List.of(new Evidence("a", "b")));
        var details = new HashMap<>(Map.of("k", "v"));
        var report = Json.read("{\"connection_id\":\"c\",\"status\":\"failed\"}", StatusCallback.class);
        var full = new StatusCallback(
                "c",
                null,
                null,
                MeetingStatus.FAILED,
                1,
                EndReason.PAGE_HUNG,
                1,
                null,
                details,
                evidence,
                java.time.Instant.EPOCH);
        evidence.clear();
        details.clear();
        assertThat(full.evidence()).hasSize(1);
        assertThat(full.errorDetails()).containsEntry("k", "v");
        assertThat(report.errorDetails()).isNull();
        assertThat(report.sequence()).isZero();
    }

    @Test
    void aReportWithAWordThatIsNotKnownIsRefused() {
        assertThatThrownBy(() -> Json.read("{\"connection_id\":\"c\",\"status\":\"gone\"}", StatusCallback.class))
                .isInstanceOf(JacksonException.class);
        assertThatThrownBy(() -> Json.read(
                        "{\"connection_id\":\"c\",\"status\":\"failed\",\"reason\":\"whim\"}", StatusCallback.class))
                .isInstanceOf(JacksonException.class);
    }

    @Test
    void anAnswerThatSaysLittleWantsNothing() {
        assertThat(Json.read("{\"version\":2}", HeartbeatAnswer.class))
                .isEqualTo(new HeartbeatAnswer(2, false, null, null, 0));
    }

    @Test
    void anEndThatIsTakenAwayIsToldApartFromNoWordOfIt() {
        var none = new HeartbeatAnswer(2, false, null, null, 0, null, new HeartbeatAnswer.ScheduledEnd(null));
        assertThat(Json.write(none)).endsWith("\"scheduled_end\":{}}");
        assertThat(Json.read(Json.write(none), HeartbeatAnswer.class)).isEqualTo(none);
        assertThat(Json.write(new HeartbeatAnswer(2, false, null, null, 0))).doesNotContain("scheduled_end");
    }
}
