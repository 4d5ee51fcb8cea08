package com.vomeet.bot.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

final class EndTest {
    private static End by(EndReason reason) {
        return new End(reason, MeetingStatus.ACTIVE, List.of(), "so");
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE_NOT_UNDERSTOOD", "NEEDS_HUMAN", "BLOCKED_BY_PLATFORM", "INVALID_MEETING", "PAGE_LOST"})
    void aFailureThatThePageMayExplainIsWorthAPicture(EndReason reason) {
        assertThat(by(reason).isExplainedByPage()).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"PAGE_CRASHED", "PAGE_HUNG", "BROWSER_LOST", "BROWSER_NOT_STARTED", "TERMINATED", "STOPPED"})
    void aPageThatIsGoneIsNotAskedForAPicture(EndReason reason) {
        assertThat(by(reason).isExplainedByPage()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"STOPPED, 0", "LEFT_ALONE, 0", "PAGE_HUNG, 1", "INTERNAL_ERROR, 1", "TERMINATED, 143"})
    void theExitCodeSaysHowItWent(EndReason reason, int code) {
        assertThat(by(reason).exitCode()).isEqualTo(code);
    }
}
