package com.vomeet.lab.media;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server's UDP socket and the thread that reads it. */
final class Datagrams implements Wire, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Datagrams.class);
    private static final int LARGEST = 2048;
    private final DatagramSocket socket;
    private final InetSocketAddress address;

    private Datagrams(DatagramSocket socket, InetSocketAddress address) {
        this.socket = socket;
        this.address = address;
    }

    static Datagrams open(InetSocketAddress wanted) {
        try {
            var socket = new DatagramSocket(wanted);
            return new Datagrams(socket, new InetSocketAddress(wanted.getAddress(), socket.getLocalPort()));
        } catch (IOException e) {
            throw new UncheckedIOException("the media server cannot have the UDP address " + wanted, e);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    /** @param receiver gets each datagram and whence it came, one after the other */
    void read(BiConsumer<byte[], InetSocketAddress> receiver) {
        Thread.ofPlatform().daemon().name("media-udp").start(() -> readAll(receiver));
    }

    private void readAll(BiConsumer<byte[], InetSocketAddress> receiver) {
        var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
        while (!socket.isClosed()) {
            try {
                packet.setLength(LARGEST);
                socket.receive(packet);
                receiver.accept(Arrays.copyOf(packet.getData(), packet.getLength()), (InetSocketAddress)
                        packet.getSocketAddress());
            } catch (IOException | RuntimeException e) {
                // One bad datagram must not end the loop for all browsers.
                if (!socket.isClosed()) {
                    LOG.warn("a datagram could not be taken", e);
                }
            }
        }
    }

    @Override
    public void send(byte[] packet, InetSocketAddress to) {
        try {
            socket.send(new DatagramPacket(packet, packet.length, to));
        } catch (IOException e) {
            if (!socket.isClosed()) {
                LOG.debug("nothing could be sent to {}", to, e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
