package com.vomeet.lab.media.srtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** With the values of RFC 3711 appendix B.3. */
final class KeyDerivationTest {
    private static final KeyDerivation DERIVATION =
            new KeyDerivation(bytes("E1F97A0D3E018BE0D64FA32C06DE4139"), bytes("0EC675AD498AFEEBB6960B3AABE6"));

    @Test
    void theEncryptionKeyIsTheOneOfTheSpecification() {
        assertThat(DERIVATION.derive(KeyDerivation.RTP_KEY, 16)).isEqualTo(bytes("C61E7A93744F39EE10734AFE3FF7A087"));
    }

    @Test
    void theSaltIsTheOneOfTheSpecification() {
        assertThat(DERIVATION.derive(KeyDerivation.RTP_SALT, 14)).isEqualTo(bytes("30CBBC08863D8C85D49DB34A9AE1"));
    }

    @Test
    void aLongKeyIsTheOneOfTheSpecification() {
        // Label 1 is the authentication key, which GCM does not need; it shows that more than one block comes out
        // right.
        assertThat(DERIVATION.derive(1, 94))
                .isEqualTo(bytes("CEBE321F6FF7716B6FD4AB49AF256A15" + "6D38BAA48F0A0ACF3C34E2359E6CDBCE"
                        + "E049646C43D9327AD175578EF7227098" + "6371C10C9A369AC2F94A8C5FBCDDDC25"
                        + "6D6E919A48B610EF17C2041E47403576" + "6B68642C59BBFC2F34DB60DBDFB2"));
    }

    @Test
    void aSaltOfTwelveBytesIsFilledWithZerosAtTheRight() {
        var key = bytes("E1F97A0D3E018BE0D64FA32C06DE4139");
        var shorter = new KeyDerivation(key, bytes("0EC675AD498AFEEBB6960B3A"));
        var filled = new KeyDerivation(key, bytes("0EC675AD498AFEEBB6960B3A0000"));
        assertThat(shorter.derive(KeyDerivation.RTCP_KEY, 16)).isEqualTo(filled.derive(KeyDerivation.RTCP_KEY, 16));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
