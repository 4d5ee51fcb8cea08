package com.vomeet.bench.api;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One connection that is kept, with one request on it at a time. It shares the cores with the server that is measured, so it makes no
 * text of the headers that it does not ask for; the JDK's client would cost more than that server. For one thread.
 */
public final class Line implements AutoCloseable {
    private static final byte[] LENGTH = "content-length:".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ENCODING = "transfer-encoding:".getBytes(StandardCharsets.US_ASCII);

    private final Socket socket;
    private final InputStream in;
    /** What has come, up to {@code end}, and is read up to {@code at}. */
    private final byte[] buffer = new byte[16_384];

    private int at;
    private int end;
    private byte[] line = new byte[256];
    private int lineEnd;

    public Line(URI base) throws IOException {
        socket = new Socket(base.getHost(), base.getPort());
        socket.setTcpNoDelay(true);
        in = socket.getInputStream();
    }

    /** The bytes of a request with a key. */
    public static byte[] request(String method, String path, String key, String body) {
        var length =
                body.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n";
        return (method + " " + path + " HTTP/1.1\r\nHost: bench\r\nX-API-Key: " + key + "\r\n" + length + "\r\n" + body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Sends it and reads the whole answer.
     *
     * @return the status
     */
    public int send(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        readLine();
        var status = Integer.parseInt(text(0).split(" ", 3)[1]);
        var length = 0;
        var chunked = false;
        for (readLine(); lineEnd > 0; readLine()) {
            if (isNamed(LENGTH)) {
                length = Integer.parseInt(text(LENGTH.length));
            } else if (isNamed(ENCODING)) {
                chunked |= text(ENCODING.length).toLowerCase(Locale.ROOT).contains("chunked");
            }
        }
        if (chunked) {
            skipChunks();
        } else {
            skip(length);
        }
        return status;
    }

    private void skipChunks() throws IOException {
        for (var size = chunk(); size > 0; size = chunk()) {
            skip(size + 2);
        }
        readLine();
    }

    private int chunk() throws IOException {
        readLine();
        return Integer.parseInt(text(0), 16);
    }

    private void skip(int bytes) throws IOException {
        for (var left = bytes; left > 0; ) {
            fill();
            var some = Math.min(left, end - at);
            at += some;
            left -= some;
        }
    }

    /** Names of headers are ASCII, where one bit is the difference between small letters and capitals. */
    private boolean isNamed(byte[] name) {
        if (lineEnd < name.length) {
            return false;
        }
        for (var i = 0; i < name.length; i++) {
            if ((line[i] | 0x20) != (name[i] | 0x20)) {
                return false;
            }
        }
        return true;
    }

    private String text(int from) {
        return new String(line, from, lineEnd - from, StandardCharsets.US_ASCII).strip();
    }

    private void readLine() throws IOException {
        lineEnd = 0;
        for (var next = next(); next != '\n'; next = next()) {
            if (next != '\r') {
                if (lineEnd == line.length) {
                    line = Arrays.copyOf(line, 2 * lineEnd);
                }
                line[lineEnd++] = next;
            }
        }
    }

    private byte next() throws IOException {
        fill();
        return buffer[at++];
    }

    /** Something is there to be read afterwards. */
    private void fill() throws IOException {
        if (at < end) {
            return;
        }
        end = in.read(buffer);
        at = 0;
        if (end < 0) {
            throw new EOFException("the server has ended the connection");
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
