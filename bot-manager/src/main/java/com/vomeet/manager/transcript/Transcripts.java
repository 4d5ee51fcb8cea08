package com.vomeet.manager.transcript;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.RedisClient;

/** The way of the text: this package's entry. Starts the consumer, knows what is stored, and has the live view. */
public final class Transcripts implements StoredNumbers, AutoCloseable {
    /** Frames that wait for one reader; some seconds of a lively meeting. */
    private static final int READER_QUEUE = 512;

    private final SegmentStore store;
    private final LiveTranscripts live;
    /** Null in a process that leaves the stream to others. */
    private @Nullable SegmentConsumer consumer;

    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private Transcripts(Jdbi jdbi, InstantSource clock) {
        this.store = new SegmentStore(jdbi, clock);
        this.live = new LiveTranscripts(store, new Frames(clock), READER_QUEUE);
    }

    /** Without the consumer: what is stored, and the live view of it. */
    public static Transcripts open(Jdbi jdbi, InstantSource clock) {
        return new Transcripts(jdbi, clock);
    }

    /** @param redis may be away now and later: the stream is read whenever it is there */
    public static Transcripts start(
            Jdbi jdbi, RedisClient redis, TokenCheck tokens, ConsumerSettings settings, InstantSource clock) {
        var transcripts = new Transcripts(jdbi, clock);
        transcripts.consumer = SegmentConsumer.start(
                new StreamGroup(redis, settings),
                new EntryReader(tokens),
                transcripts.store,
                transcripts::tell,
                settings);
        return transcripts;
    }

    private void tell(StoreResult result) {
        result.changes().forEach(live::textChanged);
        result.stored()
                .forEach(growth -> listeners.forEach(
                        listener -> listener.grown(growth.meetingId(), growth.uid(), growth.stored())));
    }

    /** Everything that is known of a meeting's text now, the tail included. */
    public LiveView transcript(long meetingId) {
        return store.since(meetingId, 0);
    }

    public LiveTranscripts live() {
        return live;
    }

    public ConsumerCounts counts() {
        return consumer == null ? ConsumerCounts.NONE : consumer.counts();
    }

    /** How long ago the consumer last went round, which it does each second; zero where there is none. */
    public Duration silence() {
        return consumer == null ? Duration.ZERO : consumer.silence();
    }

    @Override
    public int stored(String uid) {
        return store.stored(uid);
    }

    @Override
    public void onGrowth(Listener listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        if (consumer != null) {
            consumer.close();
        }
        live.close();
    }
}
