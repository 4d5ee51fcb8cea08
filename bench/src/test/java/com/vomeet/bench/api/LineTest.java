package com.vomeet.bench.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers as a server may write them, each in as many pieces as the test likes. */
final class LineTest {
    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /** Writes them as soon as the client is there: answers wait for their requests in the socket. */
    private void answers(int piece, String... answers) {
        Thread.ofVirtual().start(() -> {
            var bytes = String.join("", answers).getBytes(StandardCharsets.US_ASCII);
            try (var socket = server.accept()) {
                socket.setTcpNoDelay(true);
                for (var from = 0; from < bytes.length; from += piece) {
                    socket.getOutputStream().write(bytes, from, Math.min(piece, bytes.length - from));
                }
                socket.shutdownOutput();
                socket.getInputStream().readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private Line line() throws IOException {
        return new Line(URI.create("http://127.0.0.1:" + server.getLocalPort()));
    }

    private static int ask(Line line) throws IOException {
        return line.send(Line.request("GET", "/", "key", ""));
    }

    @Test
    void headersCountWhateverTheirLettersAndTheirOrder() throws IOException {
        answers(
                1_000,
                "HTTP/1.1 201 Created\r\nCONTENT-LENGTH:  4 \r\nDate: today\r\n\r\nbody",
                "HTTP/1.1 409 Conflict\r\nX-Request-Id: 1\r\ntransfer-encoding: Chunked\r\n\r\nA\r\n0123456789\r\n0\r\n\r\n",
                "HTTP/1.1 204 No Content\r\nContent: 7\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
        try (var line = line()) {
            assertThat(ask(line)).isEqualTo(201);
            assertThat(ask(line)).isEqualTo(409);
            assertThat(ask(line)).isEqualTo(204);
            assertThat(ask(line)).isEqualTo(200);
        }
    }

    @Test
    void anAnswerMayComeByteByByteAndHaveHeadersOfAnyLength() throws IOException {
        var wide =
                "HTTP/1.1 200 OK\r\nX-Long: " + "x".repeat(1_000) + "\r\nContent-Length: 30\r\n\r\n" + "y".repeat(30);
        answers(1, wide, "HTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\nz");
        try (var line = line()) {
            assertThat(ask(line)).isEqualTo(200);
            assertThat(ask(line)).isEqualTo(404);
        }
    }

    @Test
    void anAnswerThatBreaksOffIsNoAnswer() throws IOException {
        answers(1_000, "HTTP/1.1 200 OK\r\nContent-Length: 30\r\n\r\nnot so much");
        try (var line = line()) {
            assertThatThrownBy(() -> ask(line)).isInstanceOf(EOFException.class);
        }
    }
}
