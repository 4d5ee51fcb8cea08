package com.vomeet.lab.media.sdp;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which way media flow, seen from the one who says it (RFC 8866 section 6.7). */
public enum Direction {
    SENDRECV(true, true),
    SENDONLY(true, false),
    RECVONLY(false, true),
    INACTIVE(false, false);

    private final boolean sends;
    private final boolean receives;

    Direction(boolean sends, boolean receives) {
        this.sends = sends;
        this.receives = receives;
    }

    public boolean sends() {
        return sends;
    }

    public boolean receives() {
        return receives;
    }

    static Direction of(boolean sends, boolean receives) {
        return Arrays.stream(values())
                .filter(direction -> direction.sends == sends && direction.receives == receives)
                .findFirst()
                .orElseThrow();
    }

    static Optional<Direction> ofAttribute(String attribute) {
        return Arrays.stream(values())
                .filter(direction -> direction.attribute().equals(attribute))
                .findFirst();
    }

    String attribute() {
        return name().toLowerCase(Locale.ROOT);
    }
}
