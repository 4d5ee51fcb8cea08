package com.vomeet.cli.product;

import com.vomeet.cli.Trouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Looks before anything is started, so that a taken port is one sentence and not a half-started product. */
public final class Ports {
    private Ports() {}

    /**
     * Port 0 is always free.
     *
     * @param option that chooses another port
     * @throws Trouble when something listens there already
     */
    public static void requireFree(int port, String option) {
        if (!isFree(port)) {
            throw new Trouble("port " + port + " is taken by another program; " + option + " chooses another");
        }
    }

    static boolean isFree(int port) {
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
