package com.vomeet.e2e.guide;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;

/** A process of a test and all that it has started. */
public final class Family {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private Family() {}

    /** Tells all of them to end, also those that are started meanwhile, and waits; who has not ended after a while is killed. */
    public static void end(Process process) {
        var family = new HashSet<ProcessHandle>();
        try {
            Awaitility.await("the end of all processes")
                    .pollDelay(Duration.ZERO)
                    .atMost(PATIENCE)
                    .until(() -> isOver(process.toHandle(), family));
        } catch (ConditionTimeoutException e) {
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    /** @param family those that have been told */
    private static boolean isOver(ProcessHandle first, Set<ProcessHandle> family) {
        Stream.concat(family.stream(), Stream.of(first))
                .toList()
                .forEach(one -> Stream.concat(one.descendants(), Stream.of(one))
                        .filter(family::add)
                        .forEach(ProcessHandle::destroy));
        return family.stream().noneMatch(Family::runs);
    }

    /** One whose parent does not ask how it ended has no program any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().command().isPresent();
    }
}
