package com.vomeet.manager.health;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All that has to be well for work to be given to this manager. Shared state: anybody may ask, without a key; so the checks are made
 * once a second at most, and those that ask meanwhile get what was found. No check is waited for longer than two seconds.
 */
public final class Readiness {
    private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final String AWAY = "does not answer";

    private final Map<String, Check> checks = new ConcurrentHashMap<>();
    private final Set<String> needed = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Found found = new Found(Map.of(), System.nanoTime() - FRESH.toNanos());
    private volatile boolean stopping;
    private volatile boolean complete;

    /** @param wrong by the check's name, empty when it is well */
    private record Found(Map<String, Optional<String>> wrong, long at) {
        boolean isFresh() {
            return System.nanoTime() - at < FRESH.toNanos();
        }
    }

    public void add(String name, Check check) {
        checks.put(name, check);
    }

    /** What no request can be answered without. */
    public void need(String name, Check check) {
        needed.add(name);
        add(name, check);
    }

    /** What is looked at. */
    public Set<String> names() {
        return Set.copyOf(checks.keySet());
    }

    /** Whether a part is well; none is while the manager is stopping. */
    public boolean isWell(String name) {
        return look().getOrDefault(name, Optional.of(AWAY)).isEmpty();
    }

    /** From now on work should go elsewhere. */
    public void stop() {
        stopping = true;
    }

    /** What each check found; empty when it is well. */
    public Map<String, Optional<String>> look() {
        if (stopping) {
            return Map.of("manager", Optional.of("is stopping"));
        }
        if (!found.isFresh()) {
            lock.lock();
            try {
                if (!found.isFresh()) {
                    found = new Found(all(), System.nanoTime());
                }
            } finally {
                lock.unlock();
            }
        }
        return found.wrong();
    }

    /**
     * What each check found that tells whether requests should come here: all of them until all were well once, so that a new release
     * that lacks something does not take the place of one that works; then those that no request can do without. What all replicas lack
     * at once must not take the rest away, too.
     */
    public Map<String, Optional<String>> lookWhetherToServe() {
        var seen = look();
        if (stopping || !complete) {
            return seen;
        }
        return seen.entrySet().stream()
                .filter(check -> needed.contains(check.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private Map<String, Optional<String>> all() {
        var running = new LinkedHashMap<String, CompletableFuture<Optional<String>>>();
        var before = found.wrong();
        // Not closed: that would wait for a check that hangs.
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        checks.forEach((name, check) -> running.put(
                name,
                CompletableFuture.supplyAsync(check::wrong, threads)
                        .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)));
        threads.shutdown();
        var wrong = new LinkedHashMap<String, Optional<String>>();
        running.forEach((name, check) -> wrong.put(name, outcome(check)));
        tellChanges(before, wrong);
        if (wrong.values().stream().allMatch(Optional::isEmpty)) {
            complete = true;
        }
        return wrong;
    }

    private static Optional<String> outcome(CompletableFuture<Optional<String>> check) {
        try {
            return check.join();
        } catch (CompletionException e) {
            LOG.debug("a check failed", e);
            return Optional.of(AWAY);
        }
    }

    private static void tellChanges(Map<String, Optional<String>> before, Map<String, Optional<String>> now) {
        now.forEach((name, wrong) -> {
            var known = before.getOrDefault(name, Optional.empty());
            if (wrong.isPresent() && known.isEmpty()) {
                LOG.warn("not ready: {} {}", name, wrong.get());
            } else if (wrong.isEmpty() && known.isPresent()) {
                LOG.info("{} is well again", name);
            }
        });
    }
}
