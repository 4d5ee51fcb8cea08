package com.vomeet.lab.media.sdp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class DirectionTest {
    @Test
    void everyDirectionIsFoundByItsAttributeAndByWhatItMeans() {
        for (var direction : Direction.values()) {
            assertThat(Direction.ofAttribute(direction.attribute())).contains(direction);
            assertThat(Direction.of(direction.sends(), direction.receives())).isEqualTo(direction);
        }
    }

    @Test
    void anotherAttributeIsNone() {
        assertThat(Direction.ofAttribute("rtcp-mux")).isEmpty();
    }
}
