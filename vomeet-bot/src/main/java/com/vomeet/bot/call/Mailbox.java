package com.vomeet.bot.call;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Facts on their way to the loop. Shared by all threads. Bounded: the last eighth is kept free of sightings, which repeat themselves
 * each second; what does not fit is dropped and said.
 */
public final class Mailbox {
    private static final int CAPACITY = 512;
    private static final int RESERVE = CAPACITY / 8;

    private final ArrayBlockingQueue<Fact> facts = new ArrayBlockingQueue<>(CAPACITY);
    private final Consumer<Fact> dropped;

    /** @param dropped gets each fact that did not fit; must return at once */
    public Mailbox(Consumer<Fact> dropped) {
        this.dropped = dropped;
    }

    /** @return false if the fact was dropped */
    public boolean post(Fact fact) {
        var fits = !repeatsItself(fact) || facts.remainingCapacity() > RESERVE;
        if (fits && facts.offer(fact)) {
            return true;
        }
        dropped.accept(fact);
        return false;
    }

    Optional<Fact> take(Duration wait) throws InterruptedException {
        return Optional.ofNullable(facts.poll(wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    private static boolean repeatsItself(Fact fact) {
        return fact instanceof Fact.Sighted || fact instanceof Fact.VoiceHeard || fact instanceof Fact.Deaf;
    }
}
