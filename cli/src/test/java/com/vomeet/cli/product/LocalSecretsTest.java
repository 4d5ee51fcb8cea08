package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocalSecretsTest {
    @TempDir
    Path folder;

    @Test
    void aSecretThatWasMadeUpStaysTheSame() {
        var first = new LocalSecrets(folder).random("signing-key");
        assertThat(new LocalSecrets(folder).random("signing-key")).isEqualTo(first);
        assertThat(first.reveal()).hasSize(64);
    }

    @Test
    void twoSecretsDiffer() {
        var secrets = new LocalSecrets(folder);
        assertThat(secrets.random("one")).isNotEqualTo(secrets.random("two"));
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        new LocalSecrets(folder.resolve("secrets")).keep("key", Secret.of("a"));
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(folder.resolve("secrets").resolve("key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aSecretThatWasNeverKeptIsNotFound() {
        assertThat(new LocalSecrets(folder).find("none")).isEmpty();
    }

    @Test
    void aSecretCanBeReplaced() {
        var secrets = new LocalSecrets(folder);
        secrets.keep("key", Secret.of("old"));
        secrets.keep("key", Secret.of("new"));
        assertThat(secrets.find("key")).contains(Secret.of("new"));
    }
}
