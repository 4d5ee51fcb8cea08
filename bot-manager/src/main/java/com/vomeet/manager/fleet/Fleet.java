package com.vomeet.manager.fleet;

import com.vomeet.manager.config.FleetTimings;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingId;
import com.vomeet.manager.meeting.MeetingListener;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running loop: a few workers on the queue, and one sweep over everything from time to time. */
public final class Fleet implements MeetingListener, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fleet.class);
    private static final int KEYS = 100_000;
    private static final int WORKERS = 16;
    private static final Duration AFTER_FAILURE = Duration.ofSeconds(2);
    /** For all that is being done when it ends, together. */
    private static final Duration LAST_RUNS = Duration.ofSeconds(2);

    private final KeyedQueue<MeetingId> queue = new KeyedQueue<>(KEYS);
    private final FleetCounters counters;
    private final Reconciler reconciler;
    private final Sweep sweep;
    private final FleetTimings timings;
    private final InstantSource clock;
    private final List<Thread> threads = new ArrayList<>();

    private Fleet(FleetParts parts) {
        this.counters = parts.counters();
        this.reconciler = new Reconciler(parts, counters);
        this.sweep = new Sweep(parts, counters);
        this.timings = parts.timings();
        this.clock = parts.clock();
    }

    public static Fleet start(FleetParts parts) {
        var fleet = new Fleet(parts);
        parts.orchestrator().watch(workload -> fleet.look(new MeetingId(workload.meetingId())));
        fleet.thread("fleet-sweep", fleet::sweepForEver);
        for (int i = 0; i < WORKERS; i++) {
            fleet.thread("fleet-" + i, fleet::workForEver);
        }
        return fleet;
    }

    private void thread(String name, Runnable loop) {
        threads.add(Thread.ofVirtual().name(name).start(loop));
    }

    /** How long ago all rows were last compared with all workloads; each needs the other to be there. */
    public Duration sinceCompared() {
        return Duration.between(sweep.lastCompared(), clock.instant());
    }

    /** Whether all rows were ever compared with all workloads. */
    public boolean hasCompared() {
        return sweep.hasCompared();
    }

    /** How many meetings are due to be looked at and wait for a worker. */
    public int overdue() {
        return queue.overdue(clock.instant());
    }

    public FleetCounters counters() {
        return counters;
    }

    @Override
    public void statusChanged(Meeting meeting) {
        look(meeting.id());
    }

    @Override
    public void wantedChanged(Meeting meeting) {
        look(meeting.id());
    }

    @Override
    public void erased(Meeting meeting) {
        look(meeting.id());
    }

    /** Something may have to be done for the meeting. */
    public void look(MeetingId id) {
        look(id, clock.instant());
    }

    private void look(MeetingId id, Instant at) {
        if (!queue.add(id, at)) {
            counters.queueWasFull();
        }
    }

    private void sweepForEver() {
        try {
            while (true) {
                try {
                    sweep.run(this::look);
                } catch (RuntimeException e) {
                    counters.runFailed();
                    LOG.warn("rows and workloads could not be compared: {}", e.toString());
                }
                Thread.sleep(timings.sweepEvery());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void workForEver() {
        try {
            while (true) {
                work(queue.await(clock));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void work(MeetingId id) {
        try {
            reconciler.run(id, sweep::listening).ifPresent(at -> look(id, at));
        } catch (RuntimeException e) {
            counters.runFailed();
            LOG.warn("meeting {} could not be looked at: {}", id, e.toString());
            look(id, clock.instant().plus(AFTER_FAILURE));
        } finally {
            queue.done(id);
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        var end = System.nanoTime() + LAST_RUNS.toNanos();
        for (var thread : threads) {
            try {
                thread.join(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
