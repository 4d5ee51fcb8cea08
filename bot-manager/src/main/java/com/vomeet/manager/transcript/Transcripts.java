package com.vomeet.manager.transcript;

import com.vomeet.manager.store.Redis;
import com.vomeet.manager.store.Rounds;
import com.vomeet.trace.Tracing;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way of the text: this package's entry. Starts the consumer, knows what is stored, and has the live view. */
public final class Transcripts implements StoredNumbers, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Transcripts.class);

    /** Frames that wait for one reader: some seconds of two hundred meetings. A frame is kept once for all who wait for it. */
    private static final int READER_QUEUE = 4_096;

    /**
     * How long readers may stay behind the database: a message between replicas may be lost, and a replica may die after its commit and
     * before it tells.
     */
    private static final Duration WATCH_EVERY = Duration.ofSeconds(2);

    private final SegmentStore store;
    private final Quarantine quarantine;
    private final PutAside putAside;
    private final Chunks chunks;
    private final TokenCheck tokens;
    private final LiveTranscripts live;
    /** Null in a process that leaves the stream to others. */
    private @Nullable SegmentConsumer consumer;

    /** Null where bots of the first vomeet are not heard. */
    private @Nullable SpeakerConsumer speakers;

    private final StreamTraces traces;
    private final LiveBus bus;
    private final Rounds watch;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();

    private Transcripts(
            Jdbi jdbi,
            Redis redis,
            TokenCheck tokens,
            ConsumerSettings settings,
            InstantSource clock,
            Tracing tracing) {
        this.store = new SegmentStore(jdbi, clock, tracing);
        this.quarantine = new Quarantine(jdbi, clock);
        this.putAside = new PutAside(jdbi, store, quarantine, this::tell);
        this.chunks = new Chunks(jdbi, store, this::tell, clock);
        this.tokens = tokens;
        this.live = new LiveTranscripts(store, new Frames(clock), READER_QUEUE);
        this.bus = LiveBus.start(redis, live);
        this.watch = Rounds.start("live-watch", WATCH_EVERY, live::check, Transcripts::cannotCompare);
        live.link(bus);
        this.traces =
                new StreamTraces(redis.client(), tokens, List.of(settings.stream(), settings.ofSpeakers().stream()));
    }

    private static void cannotCompare(RuntimeException e) {
        LOG.warn("cannot compare live text with the database: {}", StoreFailure.message(e));
    }

    /** Without the consumer: what is stored, and the live view of it. */
    public static Transcripts open(
            Jdbi jdbi, Redis redis, TokenCheck tokens, ConsumerSettings settings, InstantSource clock) {
        return new Transcripts(jdbi, redis, tokens, settings, clock, Tracing.off());
    }

    /** @param redis may be away now and later: the stream is read whenever it is there */
    public static Transcripts start(
            Jdbi jdbi,
            Redis redis,
            TokenCheck tokens,
            ConsumerSettings settings,
            InstantSource clock,
            Tracing tracing) {
        var transcripts = new Transcripts(jdbi, redis, tokens, settings, clock, tracing);
        transcripts.consumer = SegmentConsumer.start(
                new StreamGroup(redis.client(), settings),
                new EntryReader(tokens),
                transcripts.store,
                transcripts.quarantine,
                transcripts::tell,
                settings);
        return transcripts;
    }

    /** From now on text of the first vomeet's bots gets the names that they say. */
    public void hearOldBots(Jdbi jdbi, Redis redis, ConsumerSettings settings) {
        var own = settings.ofSpeakers();
        speakers = SpeakerConsumer.start(
                new StreamGroup(redis.client(), own),
                new SpeakerEventReader(tokens),
                new SpeakerNames(jdbi),
                this::tell,
                own);
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

    /** Removes what this process and the streams still have of a meeting that was erased. */
    public void forget(long meetingId) {
        live.forget(meetingId);
        traces.remove(meetingId);
    }

    public LiveTranscripts live() {
        return live;
    }

    /** Stores what a transcription proxy has recognised, once, and tells it live. */
    public ChunkOutcome take(long meetingId, Chunk chunk) {
        return chunks.take(meetingId, chunk);
    }

    /** How those who bring text show for which meeting. */
    public TokenCheck tokens() {
        return tokens;
    }

    /** What could not be stored. */
    public Quarantine quarantine() {
        return quarantine;
    }

    /** The same, to be read again or forgotten. */
    public PutAside putAside() {
        return putAside;
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
        if (speakers != null) {
            speakers.close();
        }
        live.close();
        watch.close();
        bus.close();
    }
}
