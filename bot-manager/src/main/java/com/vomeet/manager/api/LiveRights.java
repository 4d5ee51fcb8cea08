package com.vomeet.manager.api;

import com.vomeet.manager.account.Scope;
import com.vomeet.manager.store.DatabaseAway;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks again and again whether those who listen still may: a key is revoked or expires, an account is disabled, a page is signed out while
 * their connections stay open. Shared state, for many threads; each round asks the database about all of them at once, and about a key
 * with many connections once.
 */
final class LiveRights implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveRights.class);

    private final Callers callers;
    private final Duration every;
    private final Set<Watch> watches = ConcurrentHashMap.newKeySet();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("live-rights").unstarted(this::run);

    LiveRights(Callers callers, Duration every) {
        this.callers = callers;
        this.every = every;
    }

    /** One who listens, until it is closed. */
    final class Watch implements AutoCloseable {
        private final Pass pass;
        private final Scope scope;
        private final Runnable lost;

        private Watch(Pass pass, Scope scope, Runnable lost) {
            this.pass = pass;
            this.scope = scope;
            this.lost = lost;
        }

        @Override
        public void close() {
            watches.remove(this);
        }
    }

    void start() {
        thread.start();
    }

    /** @param lost is run once, when what was shown opens this no more; it must not block */
    Watch watch(Pass pass, Scope scope, Runnable lost) {
        var watch = new Watch(pass, scope, lost);
        watches.add(watch);
        return watch;
    }

    private void run() {
        var failing = false;
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    check();
                    failing = false;
                } catch (RuntimeException e) {
                    // Who was let in stays: without its database there is no new text either.
                    if (!failing) {
                        LOG.warn("cannot ask whether listeners still may, asking again: {}", why(e));
                    }
                    failing = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String why(RuntimeException e) {
        return DatabaseAway.isCauseOf(e) ? "the database is away" : e.toString();
    }

    /** One round. */
    void check() {
        var now = List.copyOf(watches);
        if (now.isEmpty()) {
            return;
        }
        var holding = callers.callers(now.stream().map(watch -> watch.pass).collect(Collectors.toSet()));
        for (var watch : now) {
            var caller = holding.get(watch.pass);
            if ((caller == null || !caller.may(watch.scope)) && watches.remove(watch)) {
                watch.lost.run();
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
