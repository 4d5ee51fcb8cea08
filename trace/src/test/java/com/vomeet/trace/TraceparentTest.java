package com.vomeet.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TraceparentTest {
    /** The example of the recommendation. */
    private static final String EXAMPLE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void itsPartsAreTakenApartAndPutTogetherAgain() {
        var found = Traceparent.find(EXAMPLE).orElseThrow();
        assertThat(found.traceId()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
        assertThat(found.spanId()).isEqualTo("00f067aa0ba902b7");
        assertThat(found.isSampled()).isTrue();
        assertThat(found).hasToString(EXAMPLE);
    }

    @Test
    void onlyTheLastBitOfTheFlagsSaysWhetherItIsSeen() {
        assertThat(Traceparent.find(EXAMPLE.replaceFirst("01$", "00"))
                        .orElseThrow()
                        .isSampled())
                .isFalse();
        assertThat(Traceparent.find(EXAMPLE.replaceFirst("01$", "02"))
                        .orElseThrow()
                        .isSampled())
                .isFalse();
        assertThat(Traceparent.find(EXAMPLE.replaceFirst("01$", "03"))
                        .orElseThrow()
                        .isSampled())
                .isTrue();
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "hello",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void whateverIsNoneIsNone(String text) {
        assertThat(Traceparent.find(text)).isEmpty();
    }
}
