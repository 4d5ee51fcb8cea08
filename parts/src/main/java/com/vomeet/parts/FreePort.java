package com.vomeet.parts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Ports of the loopback address for servers that are told theirs, and that may stop and come back. The kernel gives none of these to
 * whoever wants any port (net.ipv4.ip_local_port_range, by default from 32768 on): a port of that range may be another connection's
 * before the server listens, or while it is away.
 */
public final class FreePort {
    static final int FIRST = 10_000;
    /** From here on are the node ports of Kubernetes. */
    static final int END = 30_000;
    /** Programs beside each other begin at different ones. */
    private static final AtomicInteger NEXT =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(END - FIRST));

    private FreePort() {}

    /**
     * One on which nobody listens now, and that is given to nobody else in this program.
     *
     * @throws IllegalStateException when there is none
     */
    public static int any() {
        for (var tried = FIRST; tried < END; tried++) {
            var port = FIRST + Math.floorMod(NEXT.getAndIncrement(), END - FIRST);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no port from " + FIRST + " to " + (END - 1) + " is free");
    }

    /** Whether nobody listens there. Port 0 is always free. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            // As the server itself will: a port that another connection has just left is free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot tell whether port " + port + " is free", e);
        }
    }
}
