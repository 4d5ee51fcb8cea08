package com.vomeet.manager.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

final class LogContextTest {
    @Test
    void aRequestsLinesNameItAndItsMeetingAndThoseAfterItNeither() {
        try (var _ = LogContext.request("r-1")) {
            assertThat(MDC.get(LogContext.REQUEST)).isEqualTo("r-1");
            LogContext.about(7L);
            LogContext.about(null);
            assertThat(MDC.get(LogContext.MEETING)).isEqualTo("7");
        }
        assertThat(MDC.get(LogContext.REQUEST)).isNull();
        assertThat(MDC.get(LogContext.MEETING)).isNull();
    }

    @Test
    void workThatIsNoRequestNamesItsMeetingWhileItLasts() {
        try (var _ = LogContext.meeting(7)) {
            assertThat(MDC.get(LogContext.MEETING)).isEqualTo("7");
        }
        assertThat(MDC.get(LogContext.MEETING)).isNull();
    }
}
