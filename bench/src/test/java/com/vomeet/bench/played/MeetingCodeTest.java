package com.vomeet.bench.played;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MeetingCodeTest {
    @Test
    void eachNumberHasItsOwnAndIsFoundAgain() {
        assertThat(MeetingCode.of(0)).isEqualTo("aaa-aaaa-aaa");
        assertThat(IntStream.range(0, 2_000).map(number -> MeetingCode.number(MeetingCode.of(number))))
                .containsExactlyElementsOf(IntStream.range(0, 2_000).boxed().toList());
    }
}
