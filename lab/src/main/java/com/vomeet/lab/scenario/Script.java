package com.vomeet.lab.scenario;

import java.time.Duration;
import java.util.List;

/**
 * What is said.
 *
 * @param afterGuestJoined from the first guest's joining to the start
 * @param loop begin again at the end, as long as the meeting lasts
 */
public record Script(Duration afterGuestJoined, boolean loop, List<Line> lines) {
    public static final Script SILENCE = new Script(Duration.ZERO, false, List.of());

    public Script {
        lines = List.copyOf(lines);
        if (afterGuestJoined.isNegative()) {
            throw new IllegalArgumentException("after_guest_joined: must not be negative");
        }
    }

    /** The same lines over and over again. */
    public Script looping() {
        return new Script(afterGuestJoined, true, lines);
    }
}
