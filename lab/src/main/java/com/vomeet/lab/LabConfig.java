package com.vomeet.lab;

import java.time.InstantSource;

/**
 * How a lab is started.
 *
 * @param port 0 for any that is free
 * @param clock what events and truth are dated by
 */
public record LabConfig(int port, InstantSource clock) {
    public LabConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: must be between 0 and 65535, is " + port);
        }
    }

    public static LabConfig onAnyPort() {
        return onPort(0);
    }

    public static LabConfig onPort(int port) {
        return new LabConfig(port, InstantSource.system());
    }
}
