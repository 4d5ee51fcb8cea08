package com.vomeet.manager.transcript;

import com.vomeet.manager.store.Running;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread of a consumer of a stream: its body goes on while {@link #isOpen}, and pauses after a failure. */
final class ConsumerThread implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConsumerThread.class);

    /** A pause grows to so many times the setting. */
    private static final int LONGEST_PAUSE = 10;

    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final ConsumerSettings settings;
    private final Running running = new Running();
    private final Thread thread;

    /** @param name of what it reads */
    ConsumerThread(String name, Runnable body, ConsumerSettings settings) {
        this.settings = settings;
        this.thread = Thread.ofVirtual().name(name).unstarted(body);
    }

    void start() {
        thread.start();
    }

    boolean isOpen() {
        return running.isOn();
    }

    /** @param failures in a row */
    void pause(int failures) {
        pause(settings.retry().multipliedBy(Math.min(LONGEST_PAUSE, failures)));
    }

    /** Ends early when the consumer is closed, and at once when there is nothing left of the time. */
    void pause(Duration time) {
        running.pause(time);
    }

    /** Waits until what is being read is done. */
    @Override
    public void close() {
        running.end();
        try {
            if (!thread.join(settings.block().plus(LAST_WORK))) {
                LOG.warn("the reader of {} does not end; its entries will be taken over", thread.getName());
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
