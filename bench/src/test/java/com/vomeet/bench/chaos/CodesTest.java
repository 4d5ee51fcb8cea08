package com.vomeet.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CodesTest {
    @Test
    void eachNumberHasACodeOfItsOwnThatPlatformsTake() {
        assertThat(IntStream.range(0, 20_000).mapToObj(Codes::of))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]{3}-[a-z]{4}-[a-z]{3}"));
    }

    @Test
    void aNumberIsFoundAgainByItsCode() {
        for (var number = 0; number < 2_000; number++) {
            assertThat(Codes.number(Codes.of(number))).isEqualTo(number);
        }
    }
}
