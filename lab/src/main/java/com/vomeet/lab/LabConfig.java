package com.vomeet.lab;

import com.vomeet.contract.SettingRow;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * How a lab is started.
 *
 * @param port 0 for any that is free
 * @param clock what events and truth are dated by
 * @param voices folder for people's voices, which take a while to make; may be deleted at any time when no lab runs
 * @param reach how guests reach it
 */
public record LabConfig(int port, InstantSource clock, Path voices, LabReach reach) {
    public LabConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port: must be between 0 and 65535, is " + port);
        }
    }

    /** Every setting of the program, for the documentation. */
    public static List<SettingRow> settings() {
        return LabEnvironment.all();
    }

    public static LabConfig onAnyPort() {
        return onPort(0);
    }

    public static LabConfig onPort(int port) {
        return new LabConfig(port, InstantSource.system(), cache().resolve("voices"), LabReach.local());
    }

    public LabConfig withReach(LabReach other) {
        return new LabConfig(port, clock, voices, other);
    }

    /** Where programs keep what they can make again: ours, if a folder is named for it, else by the XDG base directories. */
    private static Path cache() {
        return folder("VOMEET_CACHE")
                .or(() -> folder("XDG_CACHE_HOME").map(folder -> folder.resolve("vomeet")))
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".cache", "vomeet"));
    }

    private static Optional<Path> folder(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .filter(text -> !text.isBlank())
                .map(Path::of);
    }
}
