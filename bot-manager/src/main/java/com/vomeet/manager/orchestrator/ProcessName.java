package com.vomeet.manager.orchestrator;

import java.util.Optional;

/** A process that was seen once, as it is written down: {@code PID START}. */
record ProcessName(long pid, long started) {
    static Optional<ProcessName> parse(String text) {
        var words = text.strip().split(" ", -1);
        if (words.length != 2 || !words[0].matches("\\d+") || !words[1].matches("\\d+")) {
            return Optional.empty();
        }
        return Optional.of(new ProcessName(Long.parseLong(words[0]), Long.parseLong(words[1])));
    }

    /** The process itself, unless it has ended and, perhaps, its pid belongs to another now. */
    Optional<ProcessHandle> handle() {
        return ProcStat.of(pid)
                .filter(stat -> stat.started() == started && stat.isAlive())
                .flatMap(_ -> ProcessHandle.of(pid));
    }

    boolean isAlive() {
        return handle().isPresent();
    }
}
