package com.vomeet.parts.otlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The bytes are those of the format's own description: a field of 150, a text "testing", a message in a message. */
final class ProtoFieldsTest {
    private static ProtoFields read(String hex) {
        return ProtoFields.of(ByteBuffer.wrap(HexFormat.of().parseHex(hex)));
    }

    @Test
    void numbersTextsAndMessagesAreFoundByTheirNumbers() {
        assertThat(read("089601").number(1)).isEqualTo(150);
        assertThat(read("120774657374696e67").text(2)).isEqualTo("testing");
        assertThat(read("120774657374696e67").hex(2)).isEqualTo("74657374696e67");
        assertThat(read("1a03089601").messages(3))
                .singleElement()
                .satisfies(inner -> assertThat(inner.number(1)).isEqualTo(150));
    }

    @Test
    void fixedNumbersHaveTheirLowestByteFirst() {
        assertThat(read("390100000000000000").number(7)).isEqualTo(1);
        assertThat(read("850101000000").number(16)).isEqualTo(1);
    }

    @Test
    void whatIsNotThereIsNothing() {
        var empty = read("");
        assertThat(empty.has(1)).isFalse();
        assertThat(empty.number(1)).isZero();
        assertThat(empty.text(1)).isEmpty();
        assertThat(empty.messages(1)).isEmpty();
    }

    @Test
    void whatIsNoMessageIsRefused() {
        assertThatThrownBy(() -> read("0b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> read("08" + "ff".repeat(10))).isInstanceOf(IllegalArgumentException.class);
    }
}
