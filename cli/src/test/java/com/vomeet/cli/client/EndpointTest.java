package com.vomeet.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EndpointTest {
    private static final Endpoint ENDPOINT =
            new Endpoint(URI.create("http://127.0.0.1:8056"), Secret.of("key-of-a-test"));

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsFoundAgain() {
        ENDPOINT.writeTo(folder);
        assertThat(Endpoint.find(folder)).contains(ENDPOINT);
    }

    @Test
    void theFileIsItsOwnersAlone() throws IOException {
        ENDPOINT.writeTo(folder);
        ENDPOINT.writeTo(folder);
        var permissions = Files.getPosixFilePermissions(folder.resolve("running.json"));
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @Test
    void aForgottenEndpointIsNotFound() {
        ENDPOINT.writeTo(folder);
        Endpoint.forget(folder);
        assertThat(Endpoint.find(folder)).isEmpty();
    }

    @Test
    void theKeyIsNotPrinted() {
        assertThat(ENDPOINT.toString()).doesNotContain("key-of-a-test").contains("***");
    }
}
