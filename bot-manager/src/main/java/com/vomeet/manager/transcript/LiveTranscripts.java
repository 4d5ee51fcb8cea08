package com.vomeet.manager.transcript;

import com.vomeet.manager.meeting.ChangeOutbox;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.meeting.MeetingListener;
import com.vomeet.manager.meeting.StatusChange;
import com.vomeet.manager.meeting.StatusNotice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Live text and status, from whoever changes it to everybody who is looking. Nobody waits here: a reader's queue is bounded, and a
 * reader that does not keep up is told so and dropped. For many threads; the lock is held for memory only, never for I/O.
 */
public final class LiveTranscripts implements MeetingListener, ChangeOutbox, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveTranscripts.class);

    /** Meetings that somebody has looked at, and nobody now, whose newest frames are kept; the least used give way. */
    private static final int IDLE_CHANNELS = 500;

    private static final Duration LAST_WORD = Duration.ofSeconds(2);

    private final SegmentStore store;
    private final Frames frames;
    private final int queueLength;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Channel> channels = new LinkedHashMap<>(64, 0.75f, true);
    private final Set<LiveReader> readers = new LinkedHashSet<>();
    private volatile LiveLink link = LiveLink.NONE;

    LiveTranscripts(SegmentStore store, Frames frames, int queueLength) {
        this.store = store;
        this.frames = frames;
        this.queueLength = queueLength;
    }

    /** From now on other processes are told too. */
    void link(LiveLink to) {
        link = to;
    }

    /** A new reader; it gets nothing until it asks for meetings. Closing it does not close the outlet. */
    public LiveReader open(Outlet outlet) {
        var reader = new LiveReader(this, outlet, queueLength);
        lock.lock();
        try {
            readers.add(reader);
        } finally {
            lock.unlock();
        }
        reader.start();
        return reader;
    }

    /** A meeting's first status is written with the meeting, for its readers to come. */
    @Override
    public void statusChanged(Handle handle, StatusChange change) {
        if (change.from() == null) {
            store.begins(handle, StatusNotice.of(change.after()));
        }
    }

    @Override
    public void requested(Meeting meeting) {
        // It has no readers yet.
    }

    /** Tells readers, after one short write that gives the change its number. */
    @Override
    public void statusChanged(Meeting meeting) {
        statusChanged(StatusNotice.of(meeting));
    }

    @Override
    public void wantedChanged(Meeting meeting) {
        // What is wanted of the bot is not shown live.
    }

    void statusChanged(StatusNotice notice) {
        var payload = notice.json();
        store.statusChanged(notice.meetingId(), notice.version(), payload)
                .ifPresent(seq -> publish(Frames.numbered(notice.meetingId(), seq, payload)));
    }

    void textChanged(StoreResult.Change change) {
        publish(frames.text(change.meetingId(), change.seq(), change.segments()));
    }

    private void publish(LiveFrame frame) {
        tell(frame);
        link.tell(new LiveMessage.Changed(frame));
    }

    private void tell(LiveFrame frame) {
        lock.lock();
        try {
            known(frame.meetingId()).ifPresent(channel -> channel.tell(frame));
        } finally {
            lock.unlock();
        }
    }

    /** Another process has told it; this one's own words come back too. */
    void heard(LiveMessage message) {
        switch (message) {
            case LiveMessage.Changed(var frame) -> tell(frame);
            case LiveMessage.Erased(var meeting) -> forgetHere(meeting);
        }
    }

    /** The meetings that somebody here is looking at. */
    Set<Long> audience() {
        lock.lock();
        try {
            return channels.entrySet().stream()
                    .filter(e -> !e.getValue().readers.isEmpty())
                    .map(Map.Entry::getKey)
                    .collect(Collectors.toSet());
        } finally {
            lock.unlock();
        }
    }

    /** Compares what readers were told with the database. */
    void check() {
        var watched = audience();
        if (watched.isEmpty()) {
            return;
        }
        var stored = store.seqs(watched);
        lock.lock();
        try {
            watched.forEach(id -> channel(id).compare(id, stored.getOrDefault(id, 0L)));
        } finally {
            lock.unlock();
        }
    }

    /** Something may have been told that was not heard here. */
    void check(long meetingId) {
        lock.lock();
        try {
            known(meetingId).ifPresent(channel -> channel.check(meetingId));
        } finally {
            lock.unlock();
        }
    }

    /** The meeting's number now: who goes on from there sees what happens from now on. */
    public long now(long meetingId) {
        return now(Set.of(meetingId)).getOrDefault(meetingId, 0L);
    }

    Map<Long, Long> now(Set<Long> meetings) {
        return store.seqs(meetings);
    }

    /** Empty for a meeting that nobody has looked at here, which is most of them: nothing is kept of those. */
    private Optional<Channel> known(long meetingId) {
        return Optional.ofNullable(channels.get(meetingId));
    }

    /** For the first who looks. */
    private Channel channel(long meetingId) {
        var known = channels.get(meetingId);
        if (known != null) {
            return known;
        }
        var fresh = new Channel();
        channels.put(meetingId, fresh);
        if (channels.size() > IDLE_CHANNELS) {
            channels.entrySet().stream()
                    .filter(e -> e.getKey() != meetingId && e.getValue().readers.isEmpty())
                    .findFirst()
                    .ifPresent(e -> channels.remove(e.getKey()));
        }
        return fresh;
    }

    /** From now on the reader is offered the meeting's frames; the first thing it finds in its queue is {@code before}. */
    void add(LiveReader reader, long meetingId, Runnable before) {
        lock.lock();
        try {
            before.run();
            channel(meetingId).readers.add(reader);
        } finally {
            lock.unlock();
        }
        link.audienceChanged();
    }

    void remove(LiveReader reader, long meetingId) {
        lock.lock();
        try {
            known(meetingId).ifPresent(channel -> channel.readers.remove(reader));
        } finally {
            lock.unlock();
        }
        link.audienceChanged();
    }

    void remove(LiveReader reader) {
        lock.lock();
        try {
            readers.remove(reader);
            channels.values().forEach(channel -> channel.readers.remove(reader));
        } finally {
            lock.unlock();
        }
        link.audienceChanged();
    }

    /** What brings a reader from that number to now: from memory, or else from the database. */
    CatchUp catchUp(long meetingId, long after) {
        lock.lock();
        try {
            var kept = known(meetingId).flatMap(channel -> channel.replay.after(after));
            if (kept.isPresent()) {
                var list = kept.get();
                return new CatchUp(list, list.isEmpty() ? after : list.getLast().seq());
            }
        } finally {
            lock.unlock();
        }
        var view = store.since(meetingId, after);
        // A number that this database has never given: its reader has seen another one, and starts anew.
        return view.seq() < after ? catchUp(meetingId, store.since(meetingId, 0), 0) : catchUp(meetingId, view, after);
    }

    private CatchUp catchUp(long meetingId, LiveView view, long after) {
        return new CatchUp(frames.catchUp(meetingId, view, after), view.seq());
    }

    /** @param seq the number that the reader has reached with them */
    record CatchUp(List<LiveFrame> frames, long seq) {}

    /** The meeting was erased: nothing of it is kept for readers who come later, here or elsewhere. */
    void forget(long meetingId) {
        forgetHere(meetingId);
        link.tell(new LiveMessage.Erased(meetingId));
    }

    private void forgetHere(long meetingId) {
        lock.lock();
        try {
            known(meetingId).ifPresent(Channel::forget);
        } finally {
            lock.unlock();
        }
    }

    /** How many readers there are now. */
    public int readers() {
        lock.lock();
        try {
            return readers.size();
        } finally {
            lock.unlock();
        }
    }

    /** Whoever is slow is cut off with the server; all together are waited for no longer than one would be. */
    private static void awaitEnd(List<LiveReader> open) {
        var end = System.nanoTime() + LAST_WORD.toNanos();
        try {
            for (var reader : open) {
                reader.awaitEnd(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        List<LiveReader> open;
        lock.lock();
        try {
            open = new ArrayList<>(readers);
        } finally {
            lock.unlock();
        }
        LOG.debug("{} readers are sent away", open.size());
        open.forEach(reader -> reader.end(Outlet.TRY_AGAIN, "the server stops"));
        awaitEnd(open);
    }
}
