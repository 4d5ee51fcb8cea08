package com.vomeet.manager.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NaiveTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23T10:41:25.448052Z, 2026-11-23T10:41:25.448052",
        "2026-11-23T10:41:25.5Z, 2026-11-23T10:41:25.500000",
        "2026-11-23T10:41:25Z, 2026-11-23T10:41:25",
        "2026-11-23T10:41:25.000000999Z, 2026-11-23T10:41:25"
    })
    void sixDecimalsOrNone(Instant instant, String text) {
        assertThat(NaiveTime.format(instant)).isEqualTo(text);
    }
}
