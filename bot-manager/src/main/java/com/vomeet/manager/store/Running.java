package com.vomeet.manager.store;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether a thread of its own still goes on, and its pauses, which the end cuts short. For any number of threads. */
public final class Running {
    private final CountDownLatch end = new CountDownLatch(1);

    public boolean isOn() {
        return end.getCount() > 0;
    }

    /** Returns at once when there is nothing of the time. Whoever interrupts the pause ends all of it. */
    public void pause(Duration time) {
        try {
            var _ = end.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end();
        }
    }

    public void end() {
        end.countDown();
    }
}
