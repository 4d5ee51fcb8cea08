package com.vomeet.manager.orchestrator.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.TerminationMessage;
import com.vomeet.manager.orchestrator.Workload.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContainerEndTest {
    private static final Instant AT = Instant.parse("2026-01-02T03:04:05Z");
    private static final TerminationMessage WORD =
            new TerminationMessage(EndReason.LEFT_ALONE, 0, MeetingStatus.ACTIVE, "All left.");

    private static ContainerEnd end(
            int code, boolean outOfMemory, String error, @Nullable TerminationMessage word, String... lines) {
        return new ContainerEnd(code, outOfMemory, error, word, List.of(lines), AT);
    }

    private static Cause cause(ContainerEnd end) {
        return Objects.requireNonNull(end.state().cause());
    }

    @Test
    void theExitCodeAndTheLastWordAreTheBotsOwnAccount() {
        var state = end(0, false, "", WORD).state();
        assertThat(state.exitCode()).isZero();
        assertThat(state.lastWord()).isEqualTo(WORD);
        assertThat(state.cause()).isNull();
        assertThat(state.at()).isEqualTo(AT);
    }

    @Test
    void aBotThatWasKilledForWantOfMemorySaysSo() {
        var cause = cause(end(137, true, "", null));
        assertThat(cause.reason()).isEqualTo(EndReason.OUT_OF_MEMORY);
    }

    @Test
    void aBotThatOutlivedTheKillOfItsPageSaysItselfWhatCameOfIt() {
        assertThat(end(1, true, "", WORD).state().cause()).isNull();
    }

    @Test
    void aProgramThatCannotBeStartedIsAWorkloadThatWasNot() {
        var cause = cause(end(127, false, "tini: no such file", null));
        assertThat(cause.reason()).isEqualTo(EndReason.WORKLOAD_NOT_STARTED);
        assertThat(cause.details()).contains("tini: no such file");
    }

    @Test
    void whoEndsWithoutALastWordIsKnownByTheEndOfItsLog() {
        var cause = cause(end(134, false, "", null, "first", "last"));
        assertThat(cause.reason()).isEqualTo(EndReason.WORKLOAD_LOST);
        assertThat(cause.details()).contains("exit code 134").endsWith("first\nlast");
    }

    @Test
    void aLongLogIsCutAtItsBeginning() {
        var cause = cause(end(134, false, "", null, "x".repeat(5_000), "last"));
        assertThat(cause.details()).hasSizeLessThan(1_200).endsWith("x\nlast");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 143})
    void anExitCodeThatSaysAllNeedsNoLog(int code) {
        assertThat(end(code, false, "", null, "a line").state().cause()).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2, INVALID_CONFIG", "126, WORKLOAD_NOT_STARTED", "127, WORKLOAD_NOT_STARTED"})
    void anExitCodeSaysWhatWentWrongAndTheLogWhere(int code, EndReason reason) {
        var cause = cause(end(code, false, "", null, "a line"));
        assertThat(cause.reason()).isEqualTo(reason);
        assertThat(cause.details()).contains("exit code " + code).endsWith("a line");
    }

    /** The kernel's mark stays when only a page was killed, and the bot may be ended much later. */
    @Test
    void aBotThatWasNotKilledHadMemoryEnough() {
        assertThat(end(143, true, "", null).state().cause()).isNull();
    }
}
