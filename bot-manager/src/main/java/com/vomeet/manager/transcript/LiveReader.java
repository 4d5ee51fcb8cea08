package com.vomeet.manager.transcript;

import com.vomeet.contract.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One reader's bounded queue and the thread that empties it. Of each meeting it knows the last number sent: what is not newer is
 * left out, and before a frame that leaves a gap the gap is filled, so that the reader gets everything once and in order.
 */
public final class LiveReader implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LiveReader.class);

    private static final String TOO_SLOW = "too slow: come back with the last seq you have";

    private sealed interface Item {
        record Say(String text) implements Item {}

        record Follow(long meetingId, long after) implements Item {}

        record Unfollow(long meetingId) implements Item {}

        record Check(long meetingId) implements Item {}

        record Frame(LiveFrame frame) implements Item {}

        record Finish() implements Item {}

        record End(String words, int code, String reason) implements Item {}
    }

    private final LiveTranscripts live;
    private final Outlet outlet;
    private final BlockingQueue<Item> queue;
    private final Thread thread;
    /** Nothing more of any meeting is sent, be it on its way already. */
    private volatile boolean silenced;

    /** Only the thread touches it. */
    private final Map<Long, Long> sent = new HashMap<>();

    LiveReader(LiveTranscripts live, Outlet outlet, int queueLength) {
        this.live = live;
        this.outlet = outlet;
        this.queue = new ArrayBlockingQueue<>(queueLength);
        this.thread = Thread.ofVirtual().name("live-reader").unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Sends a text in its turn. */
    public void say(String text) {
        put(new Item.Say(text));
    }

    /** The meetings' sequence numbers now, 0 for those that are left out: for readers who want whatever comes from now on. */
    public Map<Long, Long> now(Set<Long> meetings) {
        return meetings.isEmpty() ? Map.of() : live.now(meetings);
    }

    /** @param after the last sequence number that the reader has seen; 0: everything */
    public void follow(long meetingId, long after) {
        live.add(this, meetingId, () -> put(new Item.Follow(meetingId, after)));
    }

    public void unfollow(long meetingId) {
        live.remove(this, meetingId);
        put(new Item.Unfollow(meetingId));
    }

    /** Has the reader look whether the database is ahead. */
    void check(long meetingId) {
        put(new Item.Check(meetingId));
    }

    void offer(LiveFrame frame) {
        put(new Item.Frame(frame));
    }

    /** Ends the connection once everything is sent that is queued now. */
    public void finish() {
        put(new Item.Finish());
    }

    /** Ends the connection of somebody who may not listen any more; nothing but these last words is sent from now on. */
    public void silence(String words, int code, String reason) {
        silenced = true;
        end(words, code, reason);
    }

    /** Ends the connection at once; what is queued is not sent any more. */
    void end(int code, String reason) {
        end(words(code, reason), code, reason);
    }

    private static String words(int code, String reason) {
        return Json.write(Json.MAPPER
                .createObjectNode()
                .put("type", "error")
                .put("error", code == Outlet.TOO_SLOW ? "too_slow" : "try_again")
                .put("details", reason));
    }

    private void end(String words, int code, String reason) {
        // Nobody adds between the two but under pressure; then the next one who finds the queue full comes here again.
        queue.clear();
        queue.offer(new Item.End(words, code, reason));
    }

    private void put(Item item) {
        if (!queue.offer(item)) {
            end(Outlet.TOO_SLOW, TOO_SLOW);
        }
    }

    private void run() {
        try {
            for (var open = true; open; ) {
                var item = queue.poll(outlet.idleAfter().toMillis(), TimeUnit.MILLISECONDS);
                if (item == null) {
                    outlet.idle();
                } else {
                    open = handle(item);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("a reader is gone or too slow: {}", e.getMessage());
            outlet.giveUp(words(Outlet.TOO_SLOW, TOO_SLOW), Outlet.TOO_SLOW, TOO_SLOW);
        } catch (RuntimeException e) {
            LOG.warn("a reader cannot be served and is sent away", e);
            outlet.close(Outlet.TRY_AGAIN, "come back with the last seq you have");
        } finally {
            live.remove(this);
        }
    }

    private boolean handle(Item item) throws IOException {
        switch (item) {
            case Item.Say say -> outlet.send(say.text());
            case Item.Follow follow -> catchUp(follow.meetingId(), follow.after());
            case Item.Unfollow unfollow -> sent.remove(unfollow.meetingId());
            case Item.Check check -> {
                var last = sent.get(check.meetingId());
                if (last != null) {
                    catchUp(check.meetingId(), last);
                }
            }
            case Item.Frame frame -> send(frame.frame());
            case Item.Finish _ -> {
                outlet.close(Outlet.DONE, "the meeting is over");
                return false;
            }
            case Item.End end -> {
                sayLast(end);
                return false;
            }
        }
        return true;
    }

    private void sayLast(Item.End end) {
        try {
            outlet.send(end.words());
        } catch (IOException e) {
            LOG.debug("a reader has not taken why it is sent away: {}", e.getMessage());
        }
        outlet.close(end.code(), end.reason());
    }

    private void send(LiveFrame frame) throws IOException {
        var last = sent.get(frame.meetingId());
        if (silenced || last == null || frame.seq() <= last) {
            return;
        }
        if (frame.seq() > last + 1) {
            catchUp(frame.meetingId(), last);
            if (frame.seq() <= Objects.requireNonNull(sent.get(frame.meetingId()))) {
                return;
            }
        }
        outlet.frame(frame.seq(), frame.text());
        sent.put(frame.meetingId(), frame.seq());
    }

    private void catchUp(long meetingId, long after) throws IOException {
        var missed = live.catchUp(meetingId, after);
        for (var frame : missed.frames()) {
            if (silenced) {
                return;
            }
            outlet.frame(frame.seq(), frame.text());
        }
        sent.put(meetingId, missed.seq());
    }

    /** Waits until its connection has been told to end, if it takes that. */
    void awaitEnd(Duration atMost) throws InterruptedException {
        var _ = thread.join(atMost);
    }

    /** Ends the thread; the connection is its owner's to close. */
    @Override
    public void close() {
        thread.interrupt();
    }
}
