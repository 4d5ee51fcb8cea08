package com.vomeet.speech;

import com.sun.management.OperatingSystemMXBean;
import com.vomeet.contract.SettingRow;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a speech server runs.
 *
 * @param host the address it listens on
 * @param port 0 for a free one
 * @param sessionsPerCore how many people's worth of audio a core can recognise; a session counts as one
 * @param cores how many cores it may count on
 * @param backlog so much audio per session may wait to be recognised; then nothing more is read from that socket until there is room
 * @param longestConnection after this a client is told to connect again; null for no limit
 * @param room sessions that there is memory for
 */
public record SpeechConfig(
        String host,
        int port,
        double sessionsPerCore,
        int cores,
        Duration backlog,
        @Nullable Duration longestConnection,
        int room) {
    /** A decoder, and what all sessions share; measured, see docs/speech.md. */
    private static final long SESSION_BYTES = 90_000_000;

    private static final long SHARED_BYTES = 250_000_000;

    public SpeechConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is not 0 to 65535");
        }
        if (!(sessionsPerCore > 0) || cores < 1) {
            throw new IllegalArgumentException(
                    "sessions per core (" + sessionsPerCore + ") and cores (" + cores + ") must be more than nothing");
        }
        if (!backlog.isPositive()) {
            throw new IllegalArgumentException("backlog " + backlog + " is not more than nothing");
        }
        if (longestConnection != null && !longestConnection.isPositive()) {
            throw new IllegalArgumentException("longest connection " + longestConnection + " is not more than nothing");
        }
    }

    /** Every setting of the program, for the documentation. */
    public static List<SettingRow> settings() {
        return SpeechEnvironment.all();
    }

    /** On the loopback address, on a free port, four sessions a core, a minute of backlog. */
    public static SpeechConfig local() {
        return new SpeechConfig(
                "127.0.0.1",
                0,
                4,
                Runtime.getRuntime().availableProcessors(),
                Duration.ofSeconds(60),
                null,
                roomHere());
    }

    public SpeechConfig withPort(int port) {
        return new SpeechConfig(host, port, sessionsPerCore, cores, backlog, longestConnection, room);
    }

    public SpeechConfig withHost(String host) {
        return new SpeechConfig(host, port, sessionsPerCore, cores, backlog, longestConnection, room);
    }

    public SpeechConfig withSessionsPerCore(double sessionsPerCore) {
        return new SpeechConfig(host, port, sessionsPerCore, cores, backlog, longestConnection, room);
    }

    /** How many sessions at once, by cores and by memory; at least one. */
    public int sessions() {
        return (int) Math.max(1, Math.min(room, Math.floor(sessionsPerCore * cores)));
    }

    /** In the memory of this machine or container: one session too many ends them all. */
    private static int roomHere() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean here
                ? roomIn(here.getTotalMemorySize())
                : Integer.MAX_VALUE;
    }

    static int roomIn(long bytes) {
        return Math.toIntExact(Math.max(1, (bytes - SHARED_BYTES) / SESSION_BYTES));
    }
}
