package com.vomeet.manager.transcript;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks again and again whether the database is ahead of what readers were told: a message between replicas may be lost, and a replica
 * may die after its commit and before it tells.
 */
final class LiveWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveWatch.class);

    private final LiveTranscripts live;
    private final Duration every;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("live-watch").unstarted(this::run);

    private LiveWatch(LiveTranscripts live, Duration every) {
        this.live = live;
        this.every = every;
    }

    static LiveWatch start(LiveTranscripts live, Duration every) {
        var watch = new LiveWatch(live, every);
        watch.thread.start();
        return watch;
    }

    private void run() {
        var failing = false;
        try {
            while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    live.check();
                    failing = false;
                } catch (RuntimeException e) {
                    if (!failing) {
                        LOG.warn("cannot compare live text with the database: {}", StoreFailure.message(e));
                    }
                    failing = true;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closing.countDown();
        thread.interrupt();
    }
}
