package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Scanner;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FreePortTest {
    private static final int MANY = 200;

    @Test
    void noPortIsGivenTwice() {
        var ports = IntStream.range(0, MANY).map(_ -> FreePort.any()).boxed().toList();
        assertThat(new HashSet<>(ports)).hasSize(MANY);
    }

    @Test
    void whereSomebodyListensIsNotFree() throws IOException {
        var listening = new ArrayList<ServerSocket>();
        try {
            for (var port = FreePort.any() + 1; listening.size() < 5 && port < FreePort.END; port++) {
                listening.add(new ServerSocket(port, 1, InetAddress.getLoopbackAddress()));
            }
            assertThat(listening)
                    .extracting(ServerSocket::getLocalPort)
                    .doesNotContainAnyElementsOf(IntStream.range(0, 5)
                            .map(_ -> FreePort.any())
                            .boxed()
                            .toList());
        } finally {
            for (var server : listening) {
                server.close();
            }
        }
    }

    /** Else a connection that only passes by may take the port of a server that is being restarted. */
    @Test
    void theKernelGivesNoneOfThemToWhoeverWantsAny() throws IOException {
        int first;
        // The kernel gives a sysctl's value in the first piece that is read of it, and a reader reads large ones.
        try (var range = new Scanner(Files.newBufferedReader(Path.of("/proc/sys/net/ipv4/ip_local_port_range")))) {
            first = range.nextInt();
        }
        assertThat(first).isGreaterThanOrEqualTo(FreePort.END);
        assertThat(IntStream.range(0, MANY).map(_ -> FreePort.any()))
                .allSatisfy(port -> assertThat(port).isBetween(FreePort.FIRST, FreePort.END - 1));
    }
}
