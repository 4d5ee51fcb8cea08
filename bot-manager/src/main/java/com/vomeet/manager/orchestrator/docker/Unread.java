package com.vomeet.manager.orchestrator.docker;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Shared state: whose leavings of one kind could not be read for a reason that may pass, and how often that was tried. */
final class Unread {
    private static final int TRIES = 5;

    private final Map<String, Integer> tries = new ConcurrentHashMap<>();

    /** @return whether it is the first time */
    boolean add(String container) {
        return tries.merge(container, 1, Integer::sum) == 1;
    }

    /** It has been read, or there is nothing to read. */
    void remove(String container) {
        tries.remove(container);
    }

    boolean isWorthAnotherTry(String container) {
        return tries.getOrDefault(container, TRIES) < TRIES;
    }

    void forgetAllBut(Set<String> containers) {
        tries.keySet().retainAll(containers);
    }
}
