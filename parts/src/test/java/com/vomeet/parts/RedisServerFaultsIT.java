package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RedisServerFaultsIT {
    @TempDir
    Path folder;

    @Test
    void aKilledServerIsGoneAtOnceAndItsPortCanBeUsedAgain() throws IOException {
        int port;
        try (var killed = RedisServer.start(folder)) {
            port = killed.url().getPort();
            killed.kill();
            assertThatThrownBy(() -> say(killed, "PING\r\n", 7)).isInstanceOf(IOException.class);
        }
        try (var next = RedisServer.start(folder, port)) {
            assertThat(say(next, "PING\r\n", 7)).isEqualTo("+PONG\r\n");
        }
    }

    @Test
    void endingItTwiceOrAfterAKillIsNoError() {
        var server = RedisServer.start(folder);
        server.kill();
        assertThatCode(() -> {
                    server.kill();
                    server.close();
                    server.close();
                })
                .doesNotThrowAnyException();
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorThatNamesIt() {
        var missing = folder.resolve("missing");
        assertThatThrownBy(() -> RedisServer.start(missing))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did not become ready")
                .hasMessageContaining(missing.toString());
        assertThat(missing).doesNotExist();
    }

    @Test
    void aFileInPlaceOfTheFolderIsAnError() throws IOException {
        var file = Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> RedisServer.start(file)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aServerThatCouldNotStartLeavesTheOneThatHasThePortAlone() throws IOException {
        try (var first = RedisServer.start(folder)) {
            var port = first.url().getPort();
            assertThatThrownBy(() -> RedisServer.start(folder, port)).hasMessageContaining("port " + port);
            assertThat(say(first, "PING\r\n", 7)).isEqualTo("+PONG\r\n");
        }
    }

    @Test
    void whatItLogsIsReadSoThatItNeverWaitsForAReader() throws IOException {
        try (var server = RedisServer.start(folder)) {
            // A pipe holds 64 KiB: without a reader the server would stop in the middle of these lines.
            var line = "x".repeat(900);
            var script = "EVAL \"for i=1,300 do redis.log(redis.LOG_WARNING,'" + line + "') end return 'done'\" 0\r\n";
            assertThat(say(server, script, 10)).isEqualTo("$4\r\ndone\r\n");
        }
    }

    @Test
    void twoServersDoNotKnowEachOther() throws IOException {
        var other = Files.createDirectory(folder.resolve("other"));
        try (var one = RedisServer.start(folder);
                var two = RedisServer.start(other)) {
            assertThat(one.url()).isNotEqualTo(two.url());
            assertThat(say(one, "SET a 1\r\n", 5)).isEqualTo("+OK\r\n");
            assertThat(say(two, "GET a\r\n", 5)).isEqualTo("$-1\r\n");
        }
    }

    @Test
    void itListensOnTheLoopbackAddressOnly() throws IOException {
        try (var server = RedisServer.start(folder)) {
            assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
            assertThat(say(server, "CONFIG GET bind\r\n", 29)).isEqualTo("*2\r\n$4\r\nbind\r\n$9\r\n127.0.0.1\r\n");
        }
    }

    /** @param length bytes of the answer that are waited for */
    private static String say(RedisServer server, String command, int length) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(command.getBytes(StandardCharsets.US_ASCII));
            var answer = new byte[length];
            new DataInputStream(socket.getInputStream()).readFully(answer);
            return new String(answer, StandardCharsets.US_ASCII);
        }
    }
}
