package com.vomeet.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.cert.CertificateNotYetValidException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OwnAuthorityTest {
    private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");
    private final TlsIdentity identity = OwnAuthority.certify(List.of("lab", "10.1.2.3", "lab"), NOW);

    @Test
    void theLabIsSignedByAnAuthorityThatMaySignNothingBelow() throws Exception {
        var lab = identity.chain().getFirst();
        var authority = identity.chain().getLast();
        assertThatCode(() -> lab.verify(authority.getPublicKey())).doesNotThrowAnyException();
        assertThatCode(() -> authority.verify(authority.getPublicKey())).doesNotThrowAnyException();
        assertThat(authority.getBasicConstraints()).isZero();
        assertThat(lab.getBasicConstraints()).isNegative();
        assertThat(lab.getExtendedKeyUsage()).containsExactly("1.3.6.1.5.5.7.3.1");
    }

    @Test
    void namesAndAddressesAreTold() throws Exception {
        assertThat(identity.chain().getFirst().getSubjectAlternativeNames())
                .containsExactlyInAnyOrder(List.of(2, "lab"), List.of(7, "10.1.2.3"));
    }

    @Test
    void itIsValidAroundItsBirthAndNotForLong() throws Exception {
        var lab = identity.chain().getFirst();
        lab.checkValidity(Date.from(NOW.plus(Duration.ofDays(89))));
        assertThatThrownBy(() -> lab.checkValidity(Date.from(NOW.minus(Duration.ofDays(2)))))
                .isInstanceOf(CertificateNotYetValidException.class);
    }

    @Test
    void everyAuthorityIsAnother() {
        assertThat(OwnAuthority.certify(List.of("lab"), NOW).authority()).isNotEqualTo(identity.authority());
    }

    @Test
    void theKeyStoreHoldsTheWholeChain() throws Exception {
        var store = identity.keyStore();
        assertThat(store.getCertificateChain("lab")).hasSize(2);
        assertThat(store.getKey("lab", TlsIdentity.PASSWORD.toCharArray())).isEqualTo(identity.key());
    }

    @Test
    void withoutACertificateThereIsNoIdentity() {
        assertThatThrownBy(() -> new TlsIdentity(identity.key(), List.of())).hasMessage("there is no certificate");
    }
}
