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

/** Shared state: the heartbeats that wait for something to change, by meeting. */
public final class Wakeups implements MeetingListener, AutoCloseable {
    private final ConcurrentHashMap<MeetingId, Deque<CountDownLatch>> waiting = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /** Registered before the state is looked at, so that no change between the look and the wait is missed. */
    final class Waiter implements AutoCloseable {
        private final MeetingId meeting;
        private final CountDownLatch latch = new CountDownLatch(1);

        private Waiter(MeetingId meeting) {
            this.meeting = meeting;
        }

        /** Returns when something changed or the time is over. */
        void await(Duration atMost) throws InterruptedException {
            latch.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void close() {
            waiting.computeIfPresent(meeting, (_, latches) -> {
                latches.remove(latch);
                return latches.isEmpty() ? null : latches;
            });
        }
    }

    Waiter register(MeetingId meeting) {
        var waiter = new Waiter(meeting);
        waiting.compute(meeting, (_, latches) -> {
            var all = latches == null ? new ArrayDeque<CountDownLatch>() : latches;
            all.add(waiter.latch);
            return all;
        });
        if (closed) {
            waiter.latch.countDown();
        }
        return waiter;
    }

    /** Lets the meeting's heartbeats look again: something is wanted, or more text is stored. */
    public void wake(MeetingId meeting) {
        waiting.computeIfPresent(meeting, (_, latches) -> {
            latches.forEach(CountDownLatch::countDown);
            return latches;
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
