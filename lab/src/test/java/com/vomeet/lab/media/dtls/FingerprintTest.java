package com.vomeet.lab.media.dtls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

final class FingerprintTest {
    @Test
    void itIsTheHashInUpperCaseBetweenColons() {
        // SHA-256 of "abc", FIPS 180-4
        assertThat(Fingerprint.of("abc".getBytes(StandardCharsets.US_ASCII)).value())
                .isEqualTo("BA:78:16:BF:8F:01:CF:EA:41:41:40:DE:5D:AE:22:23:"
                        + "B0:03:61:A3:96:17:7A:9C:B4:10:FF:61:F2:00:15:AD");
    }

    @Test
    void lettersOfEitherCaseAreTheSame() {
        var value = Fingerprint.of(new byte[1]).value();
        assertThat(new Fingerprint(value.toLowerCase(Locale.ROOT))).isEqualTo(new Fingerprint(value));
    }

    @Test
    void whatIsNoFingerprintIsRefused() {
        assertThatThrownBy(() -> new Fingerprint("AB:CD")).hasMessageContaining("AB:CD");
    }

    @Test
    void everyIdentityHasItsOwn() {
        var now = Instant.now();
        assertThat(DtlsIdentity.generate(now).fingerprint())
                .isNotEqualTo(DtlsIdentity.generate(now).fingerprint());
    }
}
