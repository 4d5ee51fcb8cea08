package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ProgramsTest {
    @Test
    void aProgramOfThePathIsFound() {
        assertThat(Programs.find("sh"))
                .hasValueSatisfying(path -> assertThat(path).isAbsolute());
    }

    @Test
    void aProgramThatIsNotThereIsNotFound() {
        assertThat(Programs.find("no-such-program-anywhere")).isEmpty();
    }
}
