package com.vomeet.lab.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FieldsTest {
    @ParameterizedTest
    @CsvSource({"800ms, 800", "1.5s, 1500", "2 s, 2000", "2m, 120000", "-300ms, -300", "0s, 0"})
    void aTimeHasAUnit(String text, long millis) {
        assertThat(Fields.parseTime(text)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "s", "1h", "1,5s", "one second", "1s 2ms"})
    void whatIsNoTimeIsNotGuessed(String text) {
        assertThat(Fields.parseTime(text)).isEmpty();
    }
}
