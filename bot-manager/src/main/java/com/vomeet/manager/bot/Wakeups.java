package com.vomeet.manager.bot;

import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.MeetingListener;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Shared state: the heartbeats that wait for something to change, by meeting. */
public final class Wakeups implements MeetingListener, AutoCloseable {
    private final ConcurrentHashMap<MeetingId, Deque<Waiter>> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Registered before the state is looked at, so that no change between the look and the wait is missed. */
    final class Waiter implements AutoCloseable {
        private final MeetingId meeting;
        private final boolean forText;
        private final CountDownLatch latch = new CountDownLatch(1);

        private Waiter(MeetingId meeting, boolean forText) {
            this.meeting = meeting;
            this.forText = forText;
        }

        /** @return false when the time is over and nothing has changed */
        boolean await(Duration atMost) throws InterruptedException {
            return latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            waiting.computeIfPresent(meeting, (_, waiters) -> {
                waiters.remove(this);
                return waiters.isEmpty() ? null : waiters;
            });
        }
    }

    /** @param forText whether it also waits for more text to be stored */
    Waiter register(MeetingId meeting, boolean forText) {
        var waiter = new Waiter(meeting, forText);
        waiting.compute(meeting, (_, waiters) -> {
            var all = waiters == null ? new ArrayDeque<Waiter>() : waiters;
            all.add(waiter);
            return all;
        });
        if (closed) {
            waiter.latch.countDown();
        }
        return waiter;
    }

    /** Lets the meeting's heartbeats look again: something is wanted. */
    public void wake(MeetingId meeting) {
        wake(meeting, _ -> true);
    }

    /** Lets those look again that wait for text to be stored. */
    public void textStored(MeetingId meeting) {
        wake(meeting, waiter -> waiter.forText);
    }

    private void wake(MeetingId meeting, Predicate<Waiter> which) {
        waiting.computeIfPresent(meeting, (_, waiters) -> {
            waiters.stream().filter(which).forEach(waiter -> waiter.latch.countDown());
            return waiters;
        });
    }

    /** For a manager that is ending: nobody waits any longer. */
    @Override
    public void close() {
        closed = true;
        waiting.keySet().forEach(this::wake);
    }

    @Override
    public void statusChanged(Meeting meeting) {
        wake(meeting.id());
    }

    @Override
    public void wantedChanged(Meeting meeting) {
        wake(meeting.id());
    }
}
