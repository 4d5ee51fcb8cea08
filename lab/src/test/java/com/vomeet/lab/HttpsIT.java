package com.vomeet.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.cdp.Browser;
import com.vomeet.cdp.BrowserKind;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.cdp.LaunchResult;
import com.vomeet.lab.meeting.ClockAlarms;
import com.vomeet.lab.meeting.SilentSound;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.tls.OwnAuthority;
import com.vomeet.parts.FreePort;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lab as a cluster sees it: HTTPS under a name of its own. */
final class HttpsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path folder;

    private final ClockAlarms alarms = new ClockAlarms();
    private Lab lab;
    private LabReach reach;

    @BeforeEach
    void start() throws Exception {
        var port = FreePort.any();
        var base = URI.create("https://localhost:" + port);
        var tls = OwnAuthority.certify(List.of("localhost", "127.0.0.1"), Instant.now());
        reach = new LabReach("127.0.0.1", base, List.of(), InetAddress.getLoopbackAddress(), 0, tls);
        lab = Lab.start(LabConfig.onPort(port).withReach(reach), new SilentSound(alarms, InstantSource.system()));
    }

    @AfterEach
    void stop() {
        lab.close();
        alarms.close();
    }

    @Test
    void itSaysWhereItIsAndWhomToTrust() throws Exception {
        assertThat(lab.base()).isEqualTo(reach.base());
        assertThat(get("/healthz").body()).isEqualTo("OK");
        assertThat(get("/ca.pem").body())
                .isEqualTo(Objects.requireNonNull(reach.tls()).authority());
    }

    @Test
    void theSocketOfAPageIsAllowedAsASecureOne() throws Exception {
        var policy = get("/abc-defg-hij").headers().firstValue("Content-Security-Policy");
        assertThat(policy.orElse(""))
                .contains(" wss://localhost:", "https://localhost:")
                .doesNotContain("http:");
    }

    @Test
    void aBrowserThatTrustsItsAuthorityOpensAPageWithItsSocket() throws Exception {
        var meeting = lab.open(Scenario.named("lobby"));
        var authority = Files.writeString(
                folder.resolve("ca.pem"), Objects.requireNonNull(reach.tls()).authority());
        var config = LaunchConfig.of(BrowserKind.SHELL)
                .withParent(folder)
                .withPatience(PATIENCE)
                .withAuthorities(authority);
        switch (Browser.launch(config)) {
            case LaunchResult.Launched(var browser) -> {
                try (browser) {
                    browser.openPage(_ -> {}).page().navigate(meeting.url().toString(), PATIENCE);
                    await().atMost(PATIENCE).until(() -> !meeting.guests().isEmpty());
                }
            }
            case LaunchResult.NotLaunched(var why) -> throw new AssertionError(why);
        }
    }

    private HttpResponse<String> get(String path) throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(trusting()).build()) {
            return client.send(
                    HttpRequest.newBuilder(lab.base().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
        }
    }

    private SSLContext trusting() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setCertificateEntry(
                "ca", Objects.requireNonNull(reach.tls()).chain().getLast());
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
