package com.vomeet.cdp;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Messages that end with a zero byte, in both directions: what Chromium calls {@code --remote-debugging-pipe}. Sending is a plain
 * stream and not a channel, because a channel is closed by the interruption of any one thread that writes to it.
 */
final class PipeTransport implements Transport {
    private static final int FIRST_SIZE = 16 << 10;

    private final ReadableByteChannel in;
    private final OutputStream out;
    private final ReentrantLock sending = new ReentrantLock();
    /** Only the receiving thread touches these: bytes from..to are received and not yet given out. */
    private byte[] buffer = new byte[FIRST_SIZE];

    private int from;
    private int to;

    PipeTransport(ReadableByteChannel in, OutputStream out) {
        this.in = in;
        this.out = out;
    }

    /** Opens both FIFOs; somebody must hold their other ends already, else this waits for ever. */
    static PipeTransport open(Path toBrowser, Path fromBrowser) throws IOException {
        var in = FileChannel.open(fromBrowser, StandardOpenOption.READ);
        try {
            return new PipeTransport(in, new FileOutputStream(toBrowser.toFile()));
        } catch (IOException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public void send(byte[] message) throws IOException {
        sending.lock();
        try {
            out.write(Arrays.copyOf(message, message.length + 1));
        } finally {
            sending.unlock();
        }
    }

    @Override
    public byte @Nullable [] receive() throws IOException {
        var searched = from;
        while (true) {
            for (var i = searched; i < to; i++) {
                if (buffer[i] == 0) {
                    return take(i);
                }
            }
            makeRoom();
            searched = to;
            if (!fill()) {
                return null;
            }
        }
    }

    private byte[] take(int end) {
        var message = Arrays.copyOfRange(buffer, from, end);
        from = end + 1;
        if (from == to) {
            from = 0;
            to = 0;
            // A screenshot's worth of memory is not kept for a stream of small messages.
            buffer = buffer.length > (FIRST_SIZE << 4) ? new byte[FIRST_SIZE] : buffer;
        }
        return message;
    }

    private void makeRoom() throws IOException {
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            if (buffer.length >= LONGEST_MESSAGE) {
                throw new IOException("the browser sent a message of more than " + LONGEST_MESSAGE + " bytes");
            }
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
    }

    private boolean fill() throws IOException {
        try {
            var read = in.read(ByteBuffer.wrap(buffer, to, buffer.length - to));
            to += Math.max(read, 0);
            return read >= 0;
        } catch (ClosedChannelException e) {
            return false;
        }
    }

    @Override
    public void close() {
        try (in;
                out) {
            from = to;
        } catch (IOException e) {
            // both ends are given up either way
        }
    }
}
