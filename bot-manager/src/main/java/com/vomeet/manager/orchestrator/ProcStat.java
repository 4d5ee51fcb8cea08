package com.vomeet.manager.orchestrator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What {@code /proc/PID/stat} says of a process (proc(5)). Pid and start time together name a process for as long as the machine
 * runs; a pid alone is used again.
 *
 * @param started clock ticks since the machine started
 */
record ProcStat(long pid, char state, long session, long started) {
    private static final Path PROC = Path.of("/proc");

    static Optional<ProcStat> of(long pid) {
        try {
            return Optional.of(parse(Files.readString(PROC.resolve(pid + "/stat"))));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The name is in parentheses and may hold anything, so what counts begins after the last one. */
    static ProcStat parse(String line) {
        var pid = Long.parseLong(line.substring(0, line.indexOf(' ')));
        var rest = line.substring(line.lastIndexOf(')') + 2).strip().split(" ", -1);
        return new ProcStat(pid, rest[0].charAt(0), Long.parseLong(rest[3]), Long.parseLong(rest[19]));
    }

    /** A zombie has ended; where process 1 reaps nobody it stays for ever. */
    boolean isAlive() {
        return state != 'Z' && state != 'X';
    }

    static Stream<ProcStat> ofSession(long session) {
        try (var folders = Files.newDirectoryStream(PROC, "[0-9]*")) {
            var found = Stream.<ProcStat>builder();
            for (var folder : folders) {
                of(Long.parseLong(folder.getFileName().toString()))
                        .filter(stat -> stat.session() == session)
                        .ifPresent(found::add);
            }
            return found.build();
        } catch (IOException e) {
            return Stream.empty();
        }
    }
}
