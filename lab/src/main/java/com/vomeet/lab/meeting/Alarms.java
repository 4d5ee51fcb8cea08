package com.vomeet.lab.meeting;

import java.time.Duration;

/** Does something later; what is due at the same moment is done in the order of asking. */
public interface Alarms extends AutoCloseable {
    /** @param task short, must not block */
    void in(Duration after, Runnable task);

    /** What is not yet due is forgotten. */
    @Override
    void close();
}
