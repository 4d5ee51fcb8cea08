package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedisServerIT {
    @TempDir
    Path folder;

    @Test
    void aStartedServerAnswersAndAClosedOneDoesNot() throws IOException {
        var server = RedisServer.start(folder);
        assertThat(ping(server)).isEqualTo("+PONG\r\n");
        server.close();
        assertThatThrownBy(() -> ping(server)).isInstanceOf(IOException.class);
    }

    @Test
    void aPortThatIsTakenIsAnErrorThatSaysWhatTheServerSaid() {
        try (var first = RedisServer.start(folder)) {
            assertThatThrownBy(() -> RedisServer.start(folder, first.url().getPort()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() throws IOException {
        int port;
        try (var first = RedisServer.start(folder)) {
            port = first.url().getPort();
            assertThat(say(first, "SET a 1\r\n")).isEqualTo("+OK\r\n");
        }
        try (var second = RedisServer.start(folder, port)) {
            assertThat(say(second, "GET a\r\n")).isEqualTo("$1\r\n1\r\n");
        }
    }

    private static String ping(RedisServer server) throws IOException {
        return say(server, "PING\r\n");
    }

    private static String say(RedisServer server, String command) throws IOException {
        try (var socket = new Socket(
                java.net.InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            var buffer = new byte[64];
            var length = socket.getInputStream().read(buffer);
            return new String(buffer, 0, Math.max(length, 0), StandardCharsets.US_ASCII);
        }
    }
}
