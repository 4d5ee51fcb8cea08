package com.vomeet.bench.chaos;

import com.vomeet.contract.transcript.StreamEntry;
import com.vomeet.manager.fail.Failpoints;
import com.vomeet.manager.fail.PostgresPoints;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.StreamEntryID;

/**
 * What a manager does only when it is ended in order while calls of webhooks hang, and when it begins with another signing key: calls are
 * given back, what it holds is left to others, and the secrets of endpoints are sealed anew. It dies at each write of that too.
 */
final class Turnover {
    private static final int MOST_TURNS = 12;

    /** What each start does after the first answer, on a busy machine too. */
    private static final Duration AFTERMATH = Duration.ofSeconds(4);

    /** An end in order takes ten seconds at most. */
    private static final Duration END = Duration.ofSeconds(20);

    private final Lane lane;
    private final AtomicInteger numbers;
    private final Set<String> tried = new TreeSet<>();
    private final List<Story> told = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Set<String> left = Set.of();
    private int key;

    private Turnover(Lane lane, AtomicInteger numbers) {
        this.lane = lane;
        this.numbers = numbers;
    }

    /**
     * @param names that nobody else comes to
     * @param tried at which of them the manager was killed
     */
    record Outcome(Set<String> names, Set<String> tried, List<String> faults) {
        Outcome {
            names = Set.copyOf(names);
            tried = Set.copyOf(tried);
            faults = List.copyOf(faults);
        }
    }

    /**
     * Turns it over without a death, and then until it has died everywhere.
     *
     * @param known points that others come to
     */
    static Outcome run(Lane lane, AtomicInteger numbers, Collection<String> known) throws InterruptedException {
        return new Turnover(lane, numbers).run(known);
    }

    private Outcome run(Collection<String> known) throws InterruptedException {
        var before = lane.points().passed().size();
        turn();
        var passed = lane.points().passed();
        var own = new TreeSet<>(passed.subList(before, passed.size()));
        own.removeAll(known);
        left = new HashSet<>(own);
        left.removeIf(name -> name.contains(PostgresPoints.INSIDE));
        for (var turns = 0; !left.isEmpty() && turns < MOST_TURNS; turns++) {
            turn();
        }
        for (var story : told) {
            faults.addAll(story.judgeTold().faults("what was told of a turnover"));
        }
        return new Outcome(own, tried, faults);
    }

    private void turn() throws InterruptedException {
        var world = lane.world();
        var story = new Story(world, Plot.CANCELLED, numbers.getAndIncrement());
        reads();
        world.receiver().holds();
        story.play();
        Waiting.await("a call that hangs", () -> world.receiver().isHolding() ? true : null);
        lane.points().arm(left);
        end();
        world.receiver().letsGo();
        key++;
        begin();
        faults.addAll(story.judge().faults("a turnover"));
        told.add(story);
    }

    /** A group of readers knows, and has to forget, only whoever has read something. */
    private void reads() {
        var bus = lane.world().bus();
        bus.xadd(StreamEntry.STREAM, StreamEntryID.NEW_ENTRY, Map.of("nonsense", "of a turnover"));
        Waiting.await("an entry that is read", () -> bus.xlen(StreamEntry.STREAM) == 0 ? true : null);
    }

    private void end() throws InterruptedException {
        var manager = lane.world().manager();
        manager.stop();
        var code = manager.awaitEnd(END);
        if (code == null) {
            faults.add("a turnover: the manager does not end");
            manager.kill();
        } else if (code == Failpoints.EXIT_CODE) {
            hasDied();
            lane.points().arm(left);
        }
    }

    /** As often as it dies; in the end it lives, with nothing to die at. */
    private void begin() throws InterruptedException {
        lane.world().manager().signsWith(key(key), key(key - 1));
        lane.startAgain();
        while (diesSoon()) {
            lane.points().arm(left);
            lane.startAgain();
        }
        lane.points().disarm();
        // It may have come to a point just before.
        if (diesSoon()) {
            lane.startAgain();
        }
    }

    private boolean diesSoon() throws InterruptedException {
        if (lane.world().manager().awaitEnd(AFTERMATH) == null) {
            return false;
        }
        if (!lane.hasDied()) {
            throw new IllegalStateException("the manager has ended as it began");
        }
        hasDied();
        return true;
    }

    private void hasDied() {
        var at = lane.points().passed().getLast();
        if (!left.remove(at)) {
            throw new IllegalStateException("the manager died at " + at + ", where it was not to");
        }
        tried.add(at);
    }

    private static String key(int number) {
        return number == 0 ? World.SIGNING_KEY : World.SIGNING_KEY + "-" + number;
    }
}
