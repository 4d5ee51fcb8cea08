package com.vomeet.cdp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The processes of one POSIX session, found in {@code /proc}. A browser's helpers leave its process tree when their parent ends, but
 * never its session.
 */
record ProcessSession(long id) {
    private static final Path PROC = Path.of("/proc");

    /** Ids of its living processes, the first one included. */
    List<Long> members() {
        try (Stream<Path> entries = Files.list(PROC)) {
            return entries.map(entry -> entry.getFileName().toString())
                    .filter(name -> Character.isDigit(name.charAt(0)))
                    .map(Long::valueOf)
                    .filter(this::isMember)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return ProcessHandle.of(id).filter(ProcessHandle::isAlive).stream()
                    .flatMap(first -> Stream.concat(Stream.of(first), first.descendants()))
                    .map(ProcessHandle::pid)
                    .toList();
        }
    }

    private boolean isMember(long pid) {
        return stat(pid).filter(stat -> stat.session == id && !stat.ended).isPresent();
    }

    /** Ends all of them at once; nothing is asked, nothing flushed. */
    void kill() {
        for (var pid : members()) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    private record Stat(long session, boolean ended) {}

    /** proc(5): pid (name) state ppid pgrp session ...; the name may hold blanks and parentheses. */
    private static Optional<Stat> stat(long pid) {
        try {
            var line = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", 5);
            var state = fields[0].charAt(0);
            return Optional.of(new Stat(Long.parseLong(fields[3]), state == 'Z' || state == 'X'));
        } catch (IOException e) {
            return Optional.empty(); // it has ended meanwhile
        }
    }
}
