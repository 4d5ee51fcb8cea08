package com.vomeet.bench.program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The kernel's high-water mark of what a process holds (VmHWM of proc(5)): no moment is missed between two looks. */
final class PeakMemory {
    private PeakMemory() {}

    /** In bytes; not a number for a process that has ended: no goal is met by that. */
    static double of(long pid) {
        try {
            var bytes = in(Files.readString(Path.of("/proc", "" + pid, "status")));
            return bytes == 0 ? Double.NaN : bytes;
        } catch (IOException e) {
            return Double.NaN;
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
