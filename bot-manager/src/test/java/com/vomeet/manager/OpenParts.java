package com.vomeet.manager;

import java.util.ArrayDeque;
import java.util.Deque;

/** What a stage has started, ended in reverse order; one that does not end well fails the test. */
final class OpenParts implements AutoCloseable {
    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        while (!open.isEmpty()) {
            try {
                open.pop().close();
            } catch (Exception e) {
                throw new IllegalStateException("a part did not end well", e);
            }
        }
    }
}
