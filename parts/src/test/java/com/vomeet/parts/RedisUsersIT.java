package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A redis-server that knows who may do what. */
final class RedisUsersIT {
    private static final RedisUser ADMIN = new RedisUser("default", "adminword", "~* &* +@all");
    private static final RedisUser BOT = new RedisUser("bot", "botword", "%W~out +xadd");

    @TempDir
    Path folder;

    private RedisServer server;

    @BeforeEach
    void start() throws IOException {
        server = RedisServer.start(folder, FreePort.any(), List.of(ADMIN, BOT));
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void whoSaysNothingMayNothing() throws IOException {
        assertThat(say("PING")).startsWith("-NOAUTH");
    }

    @Test
    void aWrongPasswordIsNoPassword() throws IOException {
        assertThat(say("AUTH default botword")).startsWith("-WRONGPASS");
    }

    @Test
    void eachMayWhatItsRightsSay() throws IOException {
        assertThat(say("AUTH default adminword", "SET a 1")).isEqualTo("+OK");
        assertThat(say("AUTH bot botword", "XADD out 1-1 a b")).isEqualTo("$3");
        assertThat(say("AUTH bot botword", "XADD in 1-1 a b")).startsWith("-NOPERM");
        assertThat(say("AUTH bot botword", "GET a")).startsWith("-NOPERM");
    }

    @Test
    void theAddressHoldsNameAndPassword() {
        var port = server.url().getPort();
        assertThat(BOT.at(server)).hasToString("redis://bot:botword@127.0.0.1:" + port + "/0");
    }

    @Test
    void noPasswordIsInTheListOfProcesses() throws IOException {
        try (var all = Files.list(Path.of("/proc"))) {
            assertThat(all.filter(process -> process.getFileName().toString().matches("\\d+"))
                            .map(process -> text(process.resolve("cmdline")))
                            .filter(line -> line.contains("redis-server")))
                    .isNotEmpty()
                    .noneMatch(line -> line.contains("adminword") || line.contains("botword"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return ""; // it has ended
        }
    }

    /** What is answered to the last of the commands. */
    private String say(String... commands) throws IOException {
        try (var socket =
                new Socket(InetAddress.getLoopbackAddress(), server.url().getPort())) {
            socket.setSoTimeout(20_000);
            var answers = new java.io.BufferedReader(
                    new java.io.InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            var last = "";
            for (var command : commands) {
                socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.US_ASCII));
                last = String.valueOf(answers.readLine());
            }
            return last;
        }
    }
}
