package com.vomeet.lab.meeting;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Alarms by the machine's clock, on one thread. After closing, new ones are silently dropped. */
public final class ClockAlarms implements Alarms {
    private static final Logger LOG = LoggerFactory.getLogger(ClockAlarms.class);
    private final ScheduledThreadPoolExecutor executor;

    public ClockAlarms() {
        executor = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("lab-alarms").factory());
        executor.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        executor.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // what goes wrong in a task is logged by the task
    public void in(Duration after, Runnable task) {
        executor.schedule(() -> guarded(task), Math.max(0, after.toNanos()), TimeUnit.NANOSECONDS);
    }

    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.error("An alarm of the lab failed", e);
        }
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }
}
