package com.vomeet.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class Sha256Test {
    /** FIPS 180-4's own example. */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void itIsTheStandards() {
        assertThat(HexFormat.of().formatHex(Sha256.of("abc"))).isEqualTo(ABC);
        assertThat(Sha256.of(new byte[] {'a', 'b', 'c'})).isEqualTo(Sha256.of("abc"));
    }

    @Test
    void textIsUtf8() {
        assertThat(Sha256.of("\u00fc")).isEqualTo(Sha256.of(new byte[] {(byte) 0xc3, (byte) 0xbc}));
    }
}
