package com.vomeet.lab.media;

import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What a media server has to be told.
 *
 * @param address of the socket, and the only candidate in answers; so it has to be one that the browser can reach
 * @param port 0 = any free one
 * @param clock of all times that are given out
 * @param silenceLimit a browser that has not been heard for this long is gone (RFC 7675 section 5.1 has 30 s)
 */
public record MediaConfig(InetAddress address, int port, InstantSource clock, Duration silenceLimit) {
    private static final Duration CONSENT = Duration.ofSeconds(30);

    public MediaConfig {
        if (port < 0 || port > 0xffff) {
            throw new IllegalArgumentException("port " + port);
        }
        if (address.isAnyLocalAddress()) {
            throw new IllegalArgumentException("the address is a candidate for browsers: it cannot be " + address);
        }
        if (!silenceLimit.isPositive()) {
            throw new IllegalArgumentException("silenceLimit " + silenceLimit);
        }
    }

    public MediaConfig(InetAddress address, int port, InstantSource clock) {
        this(address, port, clock, CONSENT);
    }

    /** On the loopback address, any port. */
    public static MediaConfig loopback(InstantSource clock) {
        return new MediaConfig(InetAddress.getLoopbackAddress(), 0, clock);
    }
}
