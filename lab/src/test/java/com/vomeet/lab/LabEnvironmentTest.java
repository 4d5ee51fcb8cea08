package com.vomeet.lab;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Settings;
import com.vomeet.lab.tls.OwnAuthority;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LabEnvironmentTest {
    @TempDir
    private Path folder;

    @Test
    void withoutVariablesItIsTheLabOfThisMachine() {
        var settings = new Settings(Map.of());
        var config = LabEnvironment.read(settings);

        assertThat(config.port()).isEqualTo(8057);
        assertThat(config.reach()).isEqualTo(LabReach.local());
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void eachVariableCanBeSet() throws Exception {
        var settings = new Settings(Map.of(
                "HOST", "0.0.0.0",
                "PORT", "8443",
                "LAB_URL", "https://lab.vomeet.svc:8443",
                "LAB_NAMES", "lab,lab.vomeet",
                "LAB_MEDIA_HOST", "127.0.0.2",
                "LAB_UDP_PORT", "10000"));
        var config = LabEnvironment.read(settings);

        assertThat(settings.problems()).isEmpty();
        assertThat(settings.unknown("LAB_")).isEmpty();
        assertThat(config.port()).isEqualTo(8443);
        var reach = config.reach();
        assertThat(reach.host()).isEqualTo("0.0.0.0");
        assertThat(reach.base()).isEqualTo(URI.create("https://lab.vomeet.svc:8443"));
        assertThat(reach.media()).isEqualTo(InetAddress.getByName("127.0.0.2"));
        assertThat(reach.mediaPort()).isEqualTo(10_000);
        assertThat(reach.allNames()).containsExactly("lab.vomeet.svc", "lab", "lab.vomeet", "127.0.0.1", "localhost");
        assertThat(Objects.requireNonNull(reach.tls()).chain().getFirst().getSubjectAlternativeNames())
                .extracting(name -> String.valueOf(name.get(1)))
                .contains("lab.vomeet.svc", "lab", "lab.vomeet", "127.0.0.1");
    }

    @Test
    void aCertificateCanBeGiven() throws Exception {
        var made = OwnAuthority.certify(List.of("lab"), Instant.now());
        var certificate = Files.writeString(folder.resolve("tls.crt"), PemText.certificates(made));
        var key = Files.writeString(folder.resolve("tls.key"), PemText.key(made));
        var settings = new Settings(Map.of(
                "LAB_URL", "https://lab:8443",
                "LAB_CERTIFICATE_FILE", certificate.toString(),
                "LAB_KEY_FILE", key.toString()));

        assertThat(LabEnvironment.read(settings).reach().tls()).isEqualTo(made);
        assertThat(settings.problems()).isEmpty();
    }

    @Test
    void allThatIsWrongIsNamedAtOnce() {
        var settings = new Settings(Map.of(
                "PORT", "x",
                "LAB_URL", "https://lab",
                "LAB_MEDIA_HOST", "0.0.0.0",
                "LAB_UDP_PORT", "-1",
                "LAB_KEY_FILE", "/no/such/file"));
        LabEnvironment.read(settings);

        assertThat(settings.problems())
                .extracting(problem -> problem.field())
                .containsExactlyInAnyOrder("PORT", "LAB_MEDIA_HOST", "LAB_UDP_PORT", "LAB_CERTIFICATE_FILE");
    }

    @Test
    void aCertificateWithoutHttpsOrWithoutItsFileIsNamed() {
        var plain = new Settings(Map.of("LAB_CERTIFICATE_FILE", "/c", "LAB_KEY_FILE", "/k"));
        LabEnvironment.read(plain);
        assertThat(plain.problems()).singleElement().asString().startsWith("LAB_URL: must begin with https://");

        var missing =
                new Settings(Map.of("LAB_URL", "https://lab", "LAB_CERTIFICATE_FILE", "/c", "LAB_KEY_FILE", "/k"));
        LabEnvironment.read(missing);
        assertThat(missing.problems()).singleElement().asString().startsWith("LAB_CERTIFICATE_FILE: cannot be used");
    }
}
