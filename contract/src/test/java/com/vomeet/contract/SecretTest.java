package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SecretTest {
    @Test
    void noTextShowsIt() {
        assertThat(Secret.of("hush")).hasToString("***");
        assertThat("token " + Secret.of("hush")).doesNotContain("hush");
    }

    @Test
    void itIsItselfOnTheWire() {
        assertThat(Json.write(Secret.of("hush"))).isEqualTo("\"hush\"");
        assertThat(Json.read("\"hush\"", Secret.class).reveal()).isEqualTo("hush");
    }

    @Test
    void equalValuesAreEqual() {
        assertThat(Secret.of("a")).isEqualTo(Secret.of("a")).hasSameHashCodeAs(Secret.of("a"));
        assertThat(Secret.of("a")).isNotEqualTo(Secret.of("b")).isNotEqualTo(Secret.of("aa"));
    }
}
