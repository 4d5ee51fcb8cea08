package com.vomeet.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The kernel's high-water mark of what a process holds (VmHWM of proc(5)): no moment is missed between two looks. */
final class PeakMemory {
    private PeakMemory() {}

    /** In bytes; 0 for a process that has ended. */
    static long of(long pid) {
        try {
            return in(Files.readString(Path.of("/proc", "" + pid, "status")));
        } catch (IOException e) {
            return 0;
        }
    }

    /** @param status with sizes in kB, which are of 1,024 bytes */
    static long in(String status) {
        return Stream.of(status.split("\n", -1))
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .sum();
    }
}
