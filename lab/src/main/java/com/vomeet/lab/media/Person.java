package com.vomeet.lab.media;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/** Somebody in a room, and what they have to say: one speech after the other. */
final class Person {
    private static final int MOST_WAITING = 64;
    private final long csrc;
    private final Queue<Speech> speeches = new ArrayDeque<>();

    Person(long csrc) {
        this.csrc = csrc;
    }

    long csrc() {
        return csrc;
    }

    void add(Speech speech) {
        if (speeches.size() == MOST_WAITING) {
            throw new IllegalStateException(csrc + " has " + MOST_WAITING + " speeches waiting already");
        }
        speeches.add(speech);
    }

    Optional<Speech> current() {
        return Optional.ofNullable(speeches.peek());
    }

    void drop(Speech speech) {
        speeches.remove(speech);
    }
}
