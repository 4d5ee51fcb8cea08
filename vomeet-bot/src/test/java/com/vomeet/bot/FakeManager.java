package com.vomeet.bot;

import com.vomeet.contract.Json;
import com.vomeet.contract.Secret;
import com.vomeet.contract.TestSecrets;
import com.vomeet.contract.control.CallbackSignature;
import com.vomeet.contract.control.FlightRecord;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.contract.control.StatusCallback;
import com.vomeet.contract.transcript.Segment;
import com.vomeet.contract.transcript.StreamEntry;
import io.javalin.Javalin;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;

/** A manager that takes callbacks and heartbeats, refuses wrong signatures, and stores what is on the Redis stream. */
public final class FakeManager implements AutoCloseable {
    public static final Secret TOKEN = TestSecrets.note("meeting token", Secret.of("the-token-of-the-tests"));
    public static final Secret SECRET = TestSecrets.note("callback secret", Secret.of("callback-secret-1"));
    private static final Duration TICK = Duration.ofMillis(50);

    public final List<StatusCallback> callbacks = new CopyOnWriteArrayList<>();
    public final List<FlightRecord> flights = new CopyOnWriteArrayList<>();
    public volatile int reportsBeforeFlight;
    public final List<Heartbeat> heartbeats = new CopyOnWriteArrayList<>();
    public final List<StreamEntry> entries = new CopyOnWriteArrayList<>();
    public final Map<Integer, Segment> stored = new ConcurrentSkipListMap<>();
    public volatile HeartbeatAnswer wanted = new HeartbeatAnswer(0, false, null, null, 0);
    private final Javalin javalin;
    private final @Nullable URI redis;
    private final Thread store;
    private volatile boolean closed;

    private FakeManager(Javalin javalin, @Nullable URI redis) {
        this.javalin = javalin;
        this.redis = redis;
        this.store = Thread.ofVirtual().unstarted(this::store);
    }

    public static FakeManager start(int port, @Nullable URI redis) {
        var holder = new FakeManager[1];
        var javalin = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.concurrency.useVirtualThreads = true;
            config.routes.post("/bots/internal/callback/status_change", context -> holder[0].callback(context));
            config.http.maxRequestSize = FlightRecord.MOST_BYTES;
            config.routes.post("/bots/internal/flight_record", context -> holder[0].flightRecord(context));
            config.routes.post("/bots/internal/heartbeat", context -> holder[0].heartbeat(context));
        });
        holder[0] = new FakeManager(javalin, redis);
        javalin.start("127.0.0.1", port);
        holder[0].store.start();
        return holder[0];
    }

    public int port() {
        return javalin.port();
    }

    public URI callbackUrl() {
        return URI.create("http://127.0.0.1:" + port() + "/bots/internal/callback/exited");
    }

    /** The statuses in the order in which they were reported. */
    public List<String> statuses() {
        return callbacks.stream().map(c -> c.status().wire()).toList();
    }

    @Override
    public void close() {
        closed = true;
        store.interrupt();
        javalin.stop();
    }

    private void callback(Context context) {
        if (signed(context)) {
            callbacks.add(Json.read(context.body(), StatusCallback.class));
            context.result("{\"status\":\"processed\"}");
        }
    }

    private void flightRecord(Context context) {
        if (signed(context)) {
            flights.add(Json.read(context.body(), FlightRecord.class));
            reportsBeforeFlight = callbacks.size();
        }
    }

    private void heartbeat(Context context) throws InterruptedException {
        if (!signed(context)) {
            return;
        }
        var beat = Json.read(context.body(), Heartbeat.class);
        heartbeats.add(beat);
        var until = System.nanoTime() + Duration.ofMillis(beat.waitMillis()).toNanos();
        while (!closed && System.nanoTime() < until && wanted.version() == beat.version() && upTo() <= beat.stored()) {
            LockSupport.parkNanos(TICK.toNanos());
        }
        var now = wanted;
        context.result(Json.write(new HeartbeatAnswer(
                now.version(), now.leave(), now.language(), now.task(), upTo(), now.joinAt(), now.scheduledEnd())));
    }

    private boolean signed(Context context) {
        var time = context.header(CallbackSignature.TIMESTAMP_HEADER);
        var signature = context.header(CallbackSignature.SIGNATURE_HEADER);
        var holds = time != null
                && signature != null
                && CallbackSignature.holds(
                        SECRET, Long.parseLong(time), context.bodyAsBytes(), signature, Instant.now());
        if (!holds) {
            context.status(401);
        }
        return holds;
    }

    /** All up to this number are there. */
    private int upTo() {
        var number = 0;
        while (stored.containsKey(number + 1)) {
            number++;
        }
        return number;
    }

    private void store() {
        var last = new StreamEntryID();
        while (!closed && redis != null) {
            try (var jedis = new Jedis(redis)) {
                while (!closed) {
                    for (var entry : jedis.xrange(StreamEntry.STREAM, last, StreamEntryID.MAXIMUM_ID)) {
                        if (!entry.getID().equals(last)) {
                            keep(Json.read(entry.getFields().getOrDefault(StreamEntry.FIELD, ""), StreamEntry.class));
                            last = entry.getID();
                        }
                    }
                    LockSupport.parkNanos(TICK.toNanos());
                }
            } catch (JedisException e) {
                // away: tried again
            }
        }
    }

    private void keep(StreamEntry entry) {
        entries.add(entry);
        if (entry instanceof StreamEntry.Transcription text) {
            var byNumber = new TreeMap<Integer, Segment>();
            text.segments().stream().filter(Segment::completed).forEach(s -> byNumber.put(s.number(), s));
            stored.putAll(byNumber);
        }
    }
}
