package com.vomeet.lab.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.lab.PemText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PemTest {
    private final TlsIdentity made = OwnAuthority.certify(List.of("lab"), Instant.now());

    @TempDir
    private Path folder;

    private Path certificates;
    private Path key;

    @BeforeEach
    void write() throws Exception {
        certificates = Files.writeString(folder.resolve("tls.crt"), PemText.certificates(made));
        key = Files.writeString(folder.resolve("tls.key"), PemText.key(made));
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        assertThat(Pem.read(certificates, key)).isEqualTo(made);
    }

    @Test
    void theAuthorityIsTheLastOfTheChain() {
        assertThat(PemText.certificates(made)).endsWith(made.authority());
    }

    @Test
    void aFileThatHoldsSomethingElseIsNamed() {
        assertThatThrownBy(() -> Pem.read(key, key)).hasMessage(key + " holds no certificate");
        assertThatThrownBy(() -> Pem.read(certificates, certificates))
                .hasMessage(certificates + " holds no private key without a password");
    }
}
