package com.vomeet.cdp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;

/** The far end of one WebSocket (RFC 6455), frame by frame, so that it can also do what a proper server never does. */
final class CrudeWebSocket implements AutoCloseable {
    private static final String KEY = "sec-websocket-key: ";
    /** RFC 6455, section 1.3. */
    private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Socket> client = new CompletableFuture<>();

    CrudeWebSocket() throws IOException {
        Thread.ofVirtual().start(() -> {
            try {
                client.complete(greeted(server.accept()));
            } catch (IOException e) {
                client.completeExceptionally(e);
            }
        });
    }

    private static Socket greeted(Socket socket) throws IOException {
        var key = "";
        for (var line = line(socket); !line.isEmpty(); line = line(socket)) {
            if (line.toLowerCase(java.util.Locale.ROOT).startsWith(KEY)) {
                key = line.substring(KEY.length());
            }
        }
        socket.getOutputStream()
                .write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Accept: " + accept(key) + "\r\n\r\n")
                        .getBytes(ISO_8859_1));
        return socket;
    }

    private static String line(Socket socket) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var c = socket.getInputStream().read();
                c >= 0 && c != '\n';
                c = socket.getInputStream().read()) {
            line.write(c);
        }
        return line.toString(ISO_8859_1).strip();
    }

    private static String accept(String key) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-1").digest((key + GUID).getBytes(ISO_8859_1));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IOException(e);
        }
    }

    URI address() {
        return URI.create("ws://127.0.0.1:" + server.getLocalPort() + "/devtools/browser/x");
    }

    void text(String text, boolean last) throws IOException {
        frame(1, text.getBytes(UTF_8), last);
    }

    /** A continuation of the text before. */
    void more(String text, boolean last) throws IOException {
        frame(0, text.getBytes(UTF_8), last);
    }

    /** Closes in order, with the status "going away". */
    void goodbye() throws IOException {
        frame(8, new byte[] {0x03, (byte) 0xE9}, true);
    }

    private void frame(int opcode, byte[] payload, boolean last) throws IOException {
        var frame = new ByteArrayOutputStream();
        frame.write(opcode | (last ? 0x80 : 0));
        frame.write(payload.length); // below 126, the only length that needs no more bytes
        frame.writeBytes(payload);
        raw(frame.toByteArray());
    }

    void raw(byte[] bytes) throws IOException {
        client.join().getOutputStream().write(bytes);
    }

    /** The next message that the client has sent, in one short frame. */
    String heard() throws IOException {
        var in = new DataInputStream(client.join().getInputStream());
        in.readUnsignedByte();
        var payload = new byte[in.readUnsignedByte() & 0x7F];
        var mask = in.readNBytes(4);
        in.readFully(payload);
        for (var i = 0; i < payload.length; i++) {
            payload[i] ^= mask[i % 4];
        }
        return new String(payload, UTF_8);
    }

    @Override
    public void close() throws IOException {
        server.close();
        if (client.isDone() && !client.isCompletedExceptionally()) {
            client.join().close();
        }
    }
}
