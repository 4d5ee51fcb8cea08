package com.vomeet.bench;

import com.vomeet.contract.transcript.StreamEntry;
import java.net.http.HttpClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import redis.clients.jedis.AbstractPipeline;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.StreamEntryID;

/**
 * The way of the text: entries as bots write them (of five one is final, the others are what may still change), through the stream into
 * PostgreSQL and to WebSocket clients that follow every meeting. First as fast as it goes, with a stream that is kept short; then at a
 * steady thousand a second, where each text carries the moment it was written.
 */
final class SegmentsBench implements Bench {
    private static final int MEETINGS = 1_000;
    private static final int FAST_ENTRIES = 300_000;
    private static final int WARM_ENTRIES = 100_000;
    private static final int MOST_WAITING = 5_000;
    private static final int AT_ONCE = 250;
    private static final int STEADY_RATE = 1_000;
    private static final int STEADY_SECONDS = 60;
    /** A text that another replaces before it is sent need not come. */
    private static final double NEARLY_ALL = 0.99;

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);

    @Override
    public String name() {
        return "segments";
    }

    @Override
    public String about() {
        return "entries a second from the stream into PostgreSQL and to WebSockets, and how late they are at 1,000/s";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var stored = new ArrayList<Double>();
        var heard = new ArrayList<Double>();
        var storedLate = new ArrayList<Double>();
        var heardLate = new ArrayList<Double>();
        var shares = new ArrayList<Double>();
        var wrong = 0;
        var wrongRows = 0;
        for (var run = 0; run < (runs == 0 ? 1 : runs); run++) {
            try (var once = new Run()) {
                once.scatter();
                once.fast(WARM_ENTRIES);
                for (var i = 0; i < 3; i++) {
                    var rates = once.fast(FAST_ENTRIES);
                    stored.add(rates.stored());
                    heard.add(rates.heard());
                }
                once.steady();
                storedLate.addAll(once.storedDelays());
                var entries = once.heardEntries();
                heardLate.addAll(entries.millis());
                shares.add(entries.share());
                wrong += once.wrong();
                wrongRows += once.wrongRows();
            }
        }
        rate(figures, "stored", stored);
        rate(figures, "heard", heard);
        late(figures, "stored", Samples.of(storedLate));
        late(figures, "heard", Samples.of(heardLate));
        var share = Samples.of(shares);
        figures.accept(Figure.of(name(), "heard_share", share.smallest(), "", new Goal.AtLeast(NEARLY_ALL), share));
        figures.accept(Figure.of(name(), "lost_or_doubled", wrong, "texts", new Goal.AtMost(0)));
        figures.accept(Figure.of(name(), "rows_lost_or_other", wrongRows, "rows", new Goal.AtMost(0)));
    }

    /** Of entries, and for the reader of the texts that stay. */
    private void rate(Consumer<Figure> figures, String what, List<Double> entries) {
        var all = Samples.of(entries);
        figures.accept(Figure.of(name(), what + "_per_second", all.median(), "1/s", new Goal.AtLeast(10_000), all));
        var last = Samples.of(
                entries.stream().map(rate -> rate / SpokenMeeting.ENTRIES).toList());
        figures.accept(Figure.of(name(), "final_" + what + "_per_second", last.median(), "1/s", new Goal.Told(), last));
    }

    private void late(Consumer<Figure> figures, String what, Samples samples) {
        figures.accept(Figure.of(name(), what + "_p50", samples.median(), "ms", new Goal.Told(), samples));
        figures.accept(Figure.of(name(), what + "_p99", samples.percentile(99), "ms", new Goal.AtMost(50), samples));
    }

    /** @param stored entries a second until all were in the database; of the heard, until all had come to the clients */
    private record Rates(double stored, double heard) {}

    private static final class Run implements AutoCloseable {
        private final TextRig rig = TextRig.start();
        private final RedisClient redis = RedisClient.create(rig.redis());
        private final HttpClient http = HttpClient.newHttpClient();
        private final List<SpokenMeeting> meetings = rig.meetings(MEETINGS);
        private final List<TextListener> listeners = new ArrayList<>();
        private final Map<Long, Integer> stored = new ConcurrentHashMap<>();
        private final Map<Long, Map<Integer, Long>> writtenAt = new ConcurrentHashMap<>();
        private final Map<Long, List<Long>> steadyEntries = new HashMap<>();
        private final ConcurrentLinkedQueue<Double> storedDelays = new ConcurrentLinkedQueue<>();

        Run() throws Exception {
            for (var from = 0; from < meetings.size(); from += TextListener.MOST) {
                var listener = new TextListener(http, rig.manager().base(), rig.key());
                listener.subscribe(meetings.subList(from, Math.min(meetings.size(), from + TextListener.MOST)));
                listeners.add(listener);
            }
            rig.manager().transcripts().onGrowth((meeting, _, number) -> grown(meeting, number, System.nanoTime()));
        }

        private void grown(long meeting, int number, long now) {
            var before = stored.put(meeting, number);
            var sent = writtenAt.getOrDefault(meeting, Map.of());
            for (var n = before == null ? 1 : before + 1; n <= number; n++) {
                var at = sent.get(n);
                if (at != null) {
                    storedDelays.add((now - at) / 1e6);
                }
            }
        }

        Rates fast(int many) {
            var start = System.nanoTime();
            for (var sent = 0; sent < many; sent += AT_ONCE) {
                while (redis.xlen(StreamEntry.STREAM) > MOST_WAITING) {
                    LockSupport.parkNanos(1_000_000);
                }
                write(sent, AT_ONCE);
            }
            awaitAll("stored", this::allStored);
            var storedAt = System.nanoTime();
            awaitAll("heard", this::allHeard);
            var heardAt = System.nanoTime();
            return new Rates(many / ((storedAt - start) / 1e9), many / ((heardAt - start) / 1e9));
        }

        /** Each meeting is somewhere else in its segment, or all would have something final in the same second, and then nothing for four. */
        void scatter() {
            try (var pipeline = redis.pipelined()) {
                for (var i = 0; i < meetings.size(); i++) {
                    for (var entry = 0; entry < i % SpokenMeeting.ENTRIES; entry++) {
                        write(pipeline, meetings.get(i));
                    }
                }
                pipeline.sync();
            }
        }

        private void write(int from, int many) {
            try (var pipeline = redis.pipelined()) {
                for (var i = from; i < from + many; i++) {
                    write(pipeline, meetings.get(i % meetings.size()));
                }
                pipeline.sync();
            }
        }

        private static void write(AbstractPipeline pipeline, SpokenMeeting meeting) {
            var payload = meeting.next(System.nanoTime(), Instant.now());
            pipeline.xadd(StreamEntry.STREAM, StreamEntryID.NEW_ENTRY, Map.of(StreamEntry.FIELD, payload));
        }

        /** One entry at a time, each in its own moment, as a thousand bots write them. */
        void steady() {
            listeners.forEach(listener -> listener.measure(true));
            var start = System.nanoTime();
            for (var i = 0; i < STEADY_RATE * STEADY_SECONDS; i++) {
                var due = start + i * (TimeUnit.SECONDS.toNanos(1) / STEADY_RATE);
                while (System.nanoTime() < due) {
                    LockSupport.parkNanos(due - System.nanoTime());
                }
                var meeting = meetings.get(i % meetings.size());
                var before = meeting.finals();
                // Late for its moment is late for the reader: a bench that falls behind does not look fast.
                var payload = meeting.next(due, Instant.now());
                steadyEntries
                        .computeIfAbsent(meeting.id(), _ -> new ArrayList<>())
                        .add(due);
                if (meeting.finals() > before) {
                    writtenAt
                            .computeIfAbsent(meeting.id(), _ -> new ConcurrentHashMap<>())
                            .put(meeting.finals(), due);
                }
                redis.xadd(StreamEntry.STREAM, StreamEntryID.NEW_ENTRY, Map.of(StreamEntry.FIELD, payload));
            }
            awaitAll("stored", this::allStored);
            awaitAll("heard", this::allHeard);
            listeners.forEach(listener -> listener.measure(false));
        }

        private boolean allStored() {
            return meetings.stream().allMatch(m -> stored.getOrDefault(m.id(), 0) >= m.finals());
        }

        private boolean allHeard() {
            for (var i = 0; i < meetings.size(); i++) {
                var meeting = meetings.get(i);
                var listener = listenerOf(i);
                if (!listener.isLost() && listener.finals(meeting.id()).last() < meeting.finals()) {
                    return false;
                }
            }
            return true;
        }

        private TextListener listenerOf(int meeting) {
            return listeners.get(meeting / TextListener.MOST);
        }

        /** What has not come after a minute is counted in the end. */
        private static void awaitAll(String what, BooleanSupplier there) {
            var end = System.nanoTime() + PATIENCE_NANOS;
            while (!there.getAsBoolean()) {
                if (System.nanoTime() > end) {
                    System.err.println("not everything was " + what + " in a minute");
                    return;
                }
                LockSupport.parkNanos(2_000_000);
            }
        }

        List<Double> storedDelays() {
            return List.copyOf(storedDelays);
        }

        HeardEntries heardEntries() {
            var heard = new HashMap<Long, Map<Long, Long>>();
            listeners.forEach(listener -> heard.putAll(listener.heard()));
            return HeardEntries.of(steadyEntries, heard);
        }

        /** Final texts that clients did not hear, or not once and in order; and connections that were lost. */
        int wrong() {
            var wrong = (int) listeners.stream().filter(TextListener::isLost).count();
            for (var i = 0; i < meetings.size(); i++) {
                var meeting = meetings.get(i);
                wrong += listenerOf(i).finals(meeting.id()).wrong(meeting.finals());
            }
            return wrong;
        }

        /** In the database, beside what was written. */
        int wrongRows() {
            return rig.stored().wrong(meetings);
        }

        @Override
        public void close() {
            listeners.forEach(TextListener::close);
            http.close();
            redis.close();
            rig.close();
        }
    }
}
