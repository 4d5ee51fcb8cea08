package com.vomeet.manager.bot;

import static org.awaitility.Awaitility.await;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.time.Duration;

/** The heartbeats that wait at the managers of this process, by the threads in which they do. */
public final class WaitingBeats {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WAITS = Wakeups.Waiter.class.getName() + ".await(";

    private WaitingBeats() {}

    /** Until so many wait at the same time; each must want to for longer than this may take. */
    public static void awaitAsMany(int beats) {
        await(beats + " waiting heartbeats")
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count() >= beats);
    }

    private static long count() throws IOException {
        var folder = Files.createTempDirectory("threads");
        var dump = folder.resolve("dump");
        try {
            ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                    .dumpThreads(dump.toString(), ThreadDumpFormat.TEXT_PLAIN);
            try (var lines = Files.lines(dump)) {
                return lines.filter(line -> line.contains(WAITS)).count();
            }
        } finally {
            Files.deleteIfExists(dump);
            Files.delete(folder);
        }
    }
}
