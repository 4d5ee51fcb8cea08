package com.vomeet.bot;

import com.vomeet.bot.audio.AudioFrame;
import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.PageListener;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Person;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.bot.speakers.SpeakerSample;
import com.vomeet.contract.control.Evidence;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A meeting page without a browser. Joining leads to the lobby, {@link #admit} into the call; there, frame k (k = 1, 2, ...) has k as
 * the value of all its samples, and Ada and Grace speak in turns of two seconds: contributing source 11 and 12, marks 200 ms late.
 */
final class FakePage implements MeetingPage {
    static final int TURN_FRAMES = 20;
    private static final Person BOT = new Person("p0", "Vomeet", true);
    private static final Person ADA = new Person("p1", "Ada", false);
    private static final Person GRACE = new Person("p2", "Grace", false);

    final List<String> wishes = new CopyOnWriteArrayList<>();
    private final PageListener listener;
    private volatile ScheduledExecutorService time = Executors.newSingleThreadScheduledExecutor();
    private final List<Future<?>> tasks = new CopyOnWriteArrayList<>();
    private volatile Stage stage = Stage.LOADING;
    private volatile Stage first = Stage.PRE_JOIN;
    private volatile List<Person> people = List.of();
    private volatile boolean listening;
    private volatile boolean admitsAtOnce;
    private final List<Double> stamps = new CopyOnWriteArrayList<>();
    private volatile double zero;
    private volatile int heardBefore;
    private final AtomicInteger frameCount = new AtomicInteger();

    FakePage(PageListener listener) {
        this.listener = listener;
    }

    /** The page that a bot makes, for the test to play with. */
    static final class Maker implements MeetingPages {
        private final CompletableFuture<FakePage> made = new CompletableFuture<>();
        private final CompletableFuture<FakePage> higher = new CompletableFuture<>();
        private final boolean admitsAtOnce;
        /** What the page of the first browser shows when it opens. */
        volatile Stage first = Stage.PRE_JOIN;

        Maker(boolean admitsAtOnce) {
            this.admitsAtOnce = admitsAtOnce;
        }

        @Override
        public boolean served() {
            return true;
        }

        @Override
        public MeetingPage make(PageListener listener) {
            var page = new FakePage(listener);
            page.admitsAtOnce = admitsAtOnce;
            page.first = first;
            made.complete(page);
            return page;
        }

        @Override
        public Higher makeHigher(PageListener listener) {
            var page = new FakePage(listener);
            return higher.complete(page) ? new Higher.Made("headless", page) : new Higher.None("there was one already");
        }

        /** The page in the other browser. */
        FakePage higher() {
            return higher.orTimeout(30, TimeUnit.SECONDS).join();
        }

        FakePage page() {
            return made.orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    @Override
    public Outcome open(URI meetingUrl) {
        if (time.isShutdown()) {
            time = Executors.newSingleThreadScheduledExecutor();
            listening = false;
        }
        stage = first;
        var from = (double) System.currentTimeMillis();
        var start = System.nanoTime();
        tasks.add(time.scheduleAtFixedRate(
                () -> sight(from + (System.nanoTime() - start) / 1e6), 0, 200, TimeUnit.MILLISECONDS));
        return new Outcome.Done();
    }

    @Override
    public Outcome join(String botName) {
        if (admitsAtOnce) {
            admit();
        } else {
            stage = Stage.LOBBY;
        }
        // At last: who waits for it admits the bot.
        wishes.add("join " + botName);
        return new Outcome.Done();
    }

    void admit() {
        people = List.of(BOT, ADA, GRACE);
        stage = Stage.IN_CALL;
    }

    void everyoneLeaves() {
        people = List.of(BOT);
    }

    /** Now, and whenever it is opened again. */
    void showAlways(Stage shown) {
        first = shown;
        stage = shown;
    }

    void show(Stage shown) {
        stage = shown;
    }

    void lose(PageLoss loss) {
        time.shutdownNow();
        listener.lost(loss);
    }

    /** The stamp of frame k. */
    double stamp(int k) {
        return stamps.get(k - 1);
    }

    int framesHeard() {
        return frameCount.get();
    }

    @Override
    public Outcome consent() {
        wishes.add("consent");
        return new Outcome.Done();
    }

    @Override
    public Outcome stay() {
        wishes.add("stay");
        return new Outcome.Done();
    }

    @Override
    public Outcome listen() {
        wishes.add("listen");
        if (!listening) {
            listening = true;
            zero = System.currentTimeMillis();
            heardBefore = frameCount.get();
            tasks.add(time.scheduleAtFixedRate(this::sound, 100, 100, TimeUnit.MILLISECONDS));
        }
        return new Outcome.Done();
    }

    @Override
    public Outcome leave(Duration patience) {
        wishes.add("leave");
        time.shutdown();
        return new Outcome.Done();
    }

    @Override
    public Snapshot snapshot() {
        return new Snapshot(new byte[] {1}, "the page's words");
    }

    @Override
    public void close() {
        wishes.add("close");
        time.shutdownNow();
    }

    private void sight(double at) {
        var seen = stage;
        listener.sighted(new Sighting(
                at,
                seen,
                List.of(new Evidence("fake." + seen, "shown")),
                List.of(),
                seen == Stage.IN_CALL ? people : List.of(),
                seen == Stage.IN_CALL));
    }

    private void sound() {
        stamps.add(zero + (frameCount.get() - heardBefore) * 100.0);
        var frames = frameCount.incrementAndGet();
        var samples = new short[AudioFrame.SAMPLES];
        // As loud as speech, and told by its first.
        Arrays.fill(samples, (short) 5_000);
        samples[0] = (short) frames;
        var source = speaker(frames).equals("Ada") ? 11 : 12;
        var marked = speaker(Math.max(1, frames - 2)).equals("Ada") ? ADA.id() : GRACE.id();
        listener.heard(new AudioFrame(stamp(frames), samples));
        listener.sampled(
                new SpeakerSample(stamp(frames), List.of(new SpeakerSample.Source(0, source, 0.1)), List.of(marked)));
    }

    /** Who speaks in frame k. */
    static String speaker(int k) {
        return (k - 1) / TURN_FRAMES % 2 == 0 ? "Ada" : "Grace";
    }
}
