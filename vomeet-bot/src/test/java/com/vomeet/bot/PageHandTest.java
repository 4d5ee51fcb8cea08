package com.vomeet.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.bot.audio.FrameBuffer;
import com.vomeet.bot.call.End;
import com.vomeet.bot.call.Fact;
import com.vomeet.bot.call.Mailbox;
import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.PageListener;
import com.vomeet.bot.recorder.FlightRecorder;
import com.vomeet.bot.recorder.Redactor;
import com.vomeet.bot.speakers.Speakers;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.MeetingStatus;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class PageHandTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final URI MEETING = URI.create("https://meet.example/x");
    private static final End STOPPED = new End(EndReason.STOPPED, MeetingStatus.ACTIVE, List.of(), "asked to leave");

    private static final End STRANGE =
            new End(EndReason.PAGE_NOT_UNDERSTOOD, MeetingStatus.ACTIVE, List.of(), "no cue");

    @TempDir
    Path folder;

    /** Until then the page gives no picture. */
    private final CountDownLatch developed = new CountDownLatch(1);

    /** Nobody ever counts it down. */
    private final CountDownLatch letIn = new CountDownLatch(1);

    private final List<String> done = new CopyOnWriteArrayList<>();
    private FlightRecorder recorder;
    private PageHand hand;

    @BeforeEach
    void open() {
        recorder = new FlightRecorder(folder, InstantSource.system(), Redactor.of());
        var journal = new Journal(recorder);
        var mailbox = new Mailbox(_ -> {});
        var ears = new Ears(mailbox::post, new FrameBuffer(10), new Speakers(), journal);
        hand = new PageHand(new SlowPage(), ears, mailbox, journal, recorder);
        hand.open(MEETING);
        await().atMost(PATIENCE).until(() -> done.contains("open"));
    }

    @AfterEach
    void close() {
        recorder.close();
    }

    @RepeatedTest(30)
    void aLeaveThatFollowsAJoinAtOnceStopsIt() {
        hand.wish(page -> page.join("Vomeet"), Fact.JoinTried::new);
        hand.leave(STOPPED, Duration.ZERO);
        await().atMost(PATIENCE).until(() -> done.contains("leave"));
        assertThat(done).containsSubsequence("join stopped", "leave").doesNotContain("joined");
    }

    @Test
    void aPictureThatTakesLongDoesNotEatTheTimeForLeavingAndIsKeptAllTheSame() throws Exception {
        hand.leave(STRANGE, Duration.ZERO);
        await().atMost(PATIENCE).until(() -> done.contains("leave"));
        assertThat(done).doesNotContain("picture");
        var farewell = Thread.ofVirtual().start(() -> keep(STRANGE));
        developed.countDown();
        farewell.join();
        assertThat(done).containsOnlyOnce("picture");
        assertThat(folder.resolve("page.txt")).hasContent("the page's words");
    }

    @Test
    void aPictureIsThereBeforeThePageIsLeft() {
        developed.countDown();
        hand.leave(STRANGE, Duration.ZERO);
        await().atMost(PATIENCE).until(() -> done.contains("leave"));
        assertThat(done).containsSubsequence("picture", "leave");
    }

    private void keep(End end) {
        try {
            hand.keep(end);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aPageThatIsMadeAfterTheEndIsClosedAtOnce() {
        hand.close();
        hand.open(MEETING);
        await().atMost(PATIENCE)
                .until(() -> done.stream().filter("close"::equals).count() == 2);
        assertThat(done).containsOnlyOnce("open");
    }

    @Test
    void theBrowserBeforeIsClosedBeforeAHigherKindIsOpened() {
        hand.raise(MEETING);
        await().atMost(PATIENCE).until(() -> done.size() == 3);
        assertThat(done).containsExactly("open", "close", "open");
    }

    @Test
    void aPageIsLeftBeforeItIsOpenedAgain() {
        hand.openAgain(MEETING, "it may pass");
        await().atMost(PATIENCE).until(() -> done.size() == 3);
        assertThat(done).containsExactly("open", "leave", "open");
    }

    @RepeatedTest(30)
    void whatIsBeingDoneIsStoppedBeforeAPageIsOpenedAgain() {
        hand.wish(page -> page.join("Vomeet"), Fact.JoinTried::new);
        hand.openAgain(MEETING, "it may pass");
        await().atMost(PATIENCE)
                .until(() -> done.stream().filter("open"::equals).count() == 2);
        assertThat(done).containsSubsequence("join stopped", "leave", "open").doesNotContain("joined");
    }

    /** Joins for as long as nobody stops it. */
    private final class SlowPage implements MeetingPages, MeetingPage {
        @Override
        public boolean served() {
            return true;
        }

        @Override
        public MeetingPage make(PageListener listener) {
            return this;
        }

        @Override
        public Higher makeHigher(PageListener listener) {
            return new Higher.Made("headless", this);
        }

        @Override
        public Outcome open(URI meetingUrl) {
            done.add("open");
            return new Outcome.Done();
        }

        @Override
        public Outcome join(String botName) {
            try {
                letIn.await();
                done.add("joined");
            } catch (InterruptedException e) {
                done.add("join stopped");
            }
            return new Outcome.Done();
        }

        @Override
        public Outcome consent() {
            return new Outcome.Done();
        }

        @Override
        public Outcome stay() {
            return new Outcome.Done();
        }

        @Override
        public Outcome listen() {
            return new Outcome.Done();
        }

        @Override
        public Outcome leave(Duration patience) {
            done.add("leave");
            return new Outcome.Done();
        }

        @Override
        public Snapshot snapshot() {
            try {
                developed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            done.add("picture");
            return new Snapshot(new byte[0], "the page's words");
        }

        @Override
        public void close() {
            done.add("close");
        }
    }
}
