package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeptPortsTest {
    @TempDir
    Path folder;

    private final List<String> said = new ArrayList<>();

    private int portOf(String part) {
        return new KeptPorts(folder.resolve("ports"), said::add).of(part);
    }

    @Test
    void aPartHasTheSamePortInEachRun() {
        var first = portOf("redis");
        assertThat(portOf("redis")).isEqualTo(first);
        assertThat(portOf("redis")).isEqualTo(first);
        assertThat(said).isEmpty();
    }

    @Test
    void eachPartHasItsOwn() throws IOException {
        var redis = portOf("redis");
        try (var _ = new ServerSocket(redis, 1, InetAddress.getLoopbackAddress())) {
            assertThat(portOf("speech")).isNotEqualTo(redis);
        }
    }

    @Test
    void aPortThatAnotherProgramHasTakenIsReplacedAndSaid() throws IOException {
        var before = portOf("speech");
        int now;
        try (var _ = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
            now = portOf("speech");
        }
        assertThat(now).isNotEqualTo(before);
        assertThat(said)
                .containsExactly("Port " + before + " is taken by another program: speech is at " + now
                        + " now, and bots of an earlier run do not find it");
        assertThat(portOf("speech")).isEqualTo(now);
    }

    @Test
    void aFileThatWasCutOffIsAsGoodAsNone() throws IOException {
        portOf("redis");
        Files.writeString(folder.resolve("ports/redis"), "");
        assertThat(portOf("redis")).isPositive();
        assertThat(said).isEmpty();
    }
}
