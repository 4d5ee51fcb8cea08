package com.vomeet.bench;

import com.vomeet.parts.ProcessTree;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The bot processes of this machine, seen from outside. */
final class Bots {
    private static final String PROGRAM = "com.vomeet.bot.Main";

    private Bots() {}

    /** The bots' JVMs; the shells that wait for their exit codes are left out. */
    static List<ProcessTree> running() {
        return ProcessTree.find(line -> line.contains(PROGRAM)).stream()
                .filter(tree -> tree.root().info().command().orElse("").endsWith("/java"))
                .toList();
    }

    /** The one that runs. */
    static ProcessTree only() {
        var all = running();
        if (all.size() != 1) {
            throw new IllegalStateException(all.size() + " bots run here, one was expected");
        }
        return all.getFirst();
    }

    /** @return the time at which the process was seen to have ended */
    static long awaitEnd(ProcessHandle process, Duration patience) throws Exception {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new IllegalStateException("the bot's process has not ended within " + patience, e);
        }
        return System.nanoTime();
    }
}
