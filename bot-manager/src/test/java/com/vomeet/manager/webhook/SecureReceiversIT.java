package com.vomeet.manager.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.tls.OwnAuthority;
import com.vomeet.lab.tls.TlsIdentity;
import com.vomeet.manager.webhook.Reply.Answered;
import com.vomeet.manager.webhook.Reply.Unanswered;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** Receivers that are called by TLS: whose certificates are believed. */
final class SecureReceiversIT {
    private final Instant now = Instant.now();
    private final TlsIdentity good = OwnAuthority.certify(List.of("127.0.0.1", "hooks.example"), now);
    private final TlsIdentity namedOtherwise = OwnAuthority.certify(List.of("other.example"), now);
    private final TlsIdentity expired = OwnAuthority.certify(List.of("127.0.0.1"), now.minus(Duration.ofDays(400)));

    private static List<X509Certificate> authority(TlsIdentity identity) {
        return List.of(identity.chain().getLast());
    }

    private static AddressGuard loopback() {
        return new AddressGuard(WebhookScene.LOOPBACK, _ -> new InetAddress[] {InetAddress.ofLiteral("127.0.0.1")});
    }

    private static Reply post(URI url, List<X509Certificate> authorities) throws InterruptedException {
        try (var sender = new Sender(loopback(), authorities)) {
            var body = "{}".getBytes(StandardCharsets.UTF_8);
            return sender.post(url, Map.of("X-Vomeet-Event", "bot.active"), body, Duration.ofSeconds(10));
        }
    }

    private static void isRefused(Receiver receiver, Reply reply, String why) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Unanswered.class,
                        no -> assertThat(no.why()).startsWith("TLS: ").contains(why));
        assertThat(receiver.calls()).isEmpty();
    }

    @Test
    void anAuthorityOfOnesOwnIsBelievedOnlyWhenItIsNamed() throws InterruptedException {
        try (var receiver = new Receiver(good.serverContext())) {
            isRefused(receiver, post(receiver.url(), List.of()), "unable to find valid certification path");
            isRefused(receiver, post(receiver.url(), authority(namedOtherwise)), "PKIX");
            assertThat(post(receiver.url(), authority(good))).isEqualTo(new Answered(200, "thanks"));
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void aReceiverIsKnownByTheNameThatIsCalledNotByItsAddress() throws InterruptedException {
        try (var receiver = new Receiver(good.serverContext())) {
            var named = URI.create("https://hooks.example:" + receiver.port() + "/hook");
            assertThat(post(named, authority(good))).isInstanceOf(Answered.class);
        }
    }

    @Test
    void aCertificateForAnotherNameIsRefused() throws InterruptedException {
        try (var receiver = new Receiver(namedOtherwise.serverContext())) {
            isRefused(receiver, post(receiver.url(), authority(namedOtherwise)), "127.0.0.1");
            var named = URI.create("https://hooks.example:" + receiver.port() + "/hook");
            isRefused(receiver, post(named, authority(namedOtherwise)), "hooks.example");
        }
    }

    @Test
    void aCertificateWhoseTimeIsOverIsRefused() throws InterruptedException {
        try (var receiver = new Receiver(expired.serverContext())) {
            isRefused(receiver, post(receiver.url(), authority(expired)), "PKIX");
        }
    }

    @Test
    void publicAuthoritiesAreBelievedBesideOnesOwn() throws GeneralSecurityException {
        var own = authority(good);
        var usual = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        usual.init((KeyStore) null);
        var known = ((X509TrustManager) usual.getTrustManagers()[0]).getAcceptedIssuers();
        assertThat(TrustedAuthorities.certificates(own))
                .containsAll(Arrays.asList(known))
                .containsAll(own)
                .hasSize(known.length + 1);
    }
}
