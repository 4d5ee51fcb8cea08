package com.vomeet.lab.media.dtls;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bouncycastle.tls.DatagramTransport;

/**
 * Lets Bouncy Castle's blocking code live behind a socket that it shares with STUN and SRTP. At most 64 packets wait: what
 * comes on top is lost, as it might be on any network, and DTLS sends it again.
 */
final class PacketQueue implements DatagramTransport {
    private static final int CAPACITY = 64;
    private static final int LARGEST_IN = 1500;
    /** Flights stay below the smallest usual path size; Bouncy Castle splits its messages to fit. */
    private static final int LARGEST_OUT = 1200;

    private final BlockingQueue<byte[]> incoming = new ArrayBlockingQueue<>(CAPACITY);
    private final Consumer<byte[]> outgoing;
    private volatile boolean closed;
    private volatile boolean aborted;

    PacketQueue(Consumer<byte[]> outgoing) {
        this.outgoing = outgoing;
    }

    /** False: the queue was full, the packet is lost. */
    boolean offer(byte[] packet) {
        return incoming.offer(packet);
    }

    @Override
    public int getReceiveLimit() {
        return LARGEST_IN;
    }

    @Override
    public int getSendLimit() {
        return LARGEST_OUT;
    }

    /**
     * -1: nothing came within the time; the caller may then repeat its flight.
     *
     * @throws CancellationException after {@link #abort}: Bouncy Castle takes an IOException here for one more timeout
     */
    @Override
    public int receive(byte[] target, int offset, int length, int waitMillis) {
        try {
            var packet = aborted ? null : incoming.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (aborted) {
                throw new CancellationException("the link was closed");
            }
            if (packet == null) {
                return -1;
            }
            var size = Math.min(length, packet.length);
            System.arraycopy(packet, 0, target, offset, size);
            return size;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Ends a {@link #receive} that waits, and all later ones. */
    void abort() {
        aborted = true;
        incoming.offer(new byte[0]);
    }

    @Override
    public void send(byte[] source, int offset, int length) {
        outgoing.accept(Arrays.copyOfRange(source, offset, offset + length));
    }

    boolean closed() {
        return closed;
    }

    /** Bouncy Castle's only sign of a close_notify: its own receive() just goes on returning -1. */
    @Override
    public void close() {
        closed = true;
    }
}
