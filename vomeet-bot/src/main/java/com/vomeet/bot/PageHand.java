package com.vomeet.bot;

import com.vomeet.bot.call.End;
import com.vomeet.bot.call.Fact;
import com.vomeet.bot.call.Mailbox;
import com.vomeet.bot.page.MeetingPage;
import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.recorder.FlightRecorder;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Does what the call wishes of the page, each on a thread of its own, and posts what came of it. */
final class PageHand {
    private static final Duration STOPPING = Duration.ofMillis(500);
    private static final Duration GIVING_UP = Duration.ofMillis(2_500);
    private static final Duration SNAPSHOT = Duration.ofSeconds(2);
    /** The time for leaving runs, and the others see the bot until then. */
    private static final Duration SNAPSHOT_BEFORE_LEAVING = Duration.ofMillis(500);

    private final MeetingPages pages;
    private final Ears ears;
    private final Mailbox mailbox;
    private final Journal journal;
    private final FlightRecorder recorder;
    /** Guarded by this object. */
    private @Nullable Thread keeping;

    private final Set<Thread> running = ConcurrentHashMap.newKeySet();
    private volatile @Nullable MeetingPage page;
    private volatile boolean closed;

    PageHand(MeetingPages pages, Ears ears, Mailbox mailbox, Journal journal, FlightRecorder recorder) {
        this.pages = pages;
        this.ears = ears;
        this.mailbox = mailbox;
        this.journal = journal;
        this.recorder = recorder;
    }

    void open(URI url) {
        if (!pages.served()) {
            mailbox.post(new Fact.NotServed("there are no cues for this platform"));
            return;
        }
        start(() -> goTo(url, () -> pages.make(ears)));
    }

    /** The page before is closed first: two browsers at once may be more than the memory that a bot has. */
    void raise(URI url) {
        start(() -> {
            switch (pages.makeHigher(ears)) {
                case MeetingPages.Higher.None(var why) -> mailbox.post(new Fact.NotRaised(why));
                case MeetingPages.Higher.Made(var kind, var made) -> {
                    journal.note("browser_raised", "the page does not serve this browser: " + kind + " is tried");
                    var before = page;
                    if (before != null) {
                        before.close();
                    }
                    goTo(url, () -> made);
                }
            }
        });
    }

    /** First stops what is being done, and gives up the knock or the seat that the page before may still have. */
    void openAgain(URI url, String why) {
        journal.note("opened_again", why);
        var before = Set.copyOf(running);
        start(() -> {
            var open = page;
            if (open != null && stopped(before)) {
                outcome(p -> p.giveUp(GIVING_UP));
                if (!Thread.currentThread().isInterrupted()) {
                    goTo(url, () -> open);
                }
            }
        });
    }

    /** @return false if this thread is stopped itself */
    private static boolean stopped(Set<Thread> hands) {
        hands.forEach(Thread::interrupt);
        try {
            for (var thread : hands) {
                thread.join(STOPPING);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void goTo(URI url, Supplier<MeetingPage> making) {
        try {
            var made = making.get();
            page = made;
            if (closed) {
                made.close();
                return;
            }
            mailbox.post(new Fact.Opened(made.open(url)));
        } catch (RuntimeException e) {
            journal.note("open_failed", e.toString());
            mailbox.post(new Fact.Opened(new Outcome.Gone(new PageLoss.BrowserNotStarted(e.toString()))));
        }
    }

    void wish(Function<MeetingPage, Outcome> wish, Function<Outcome, Fact> fact) {
        start(() -> mailbox.post(fact.apply(outcome(wish))));
    }

    /** First stops what is being done: a press of the join button after the leaving would undo it. */
    void leave(End end, Duration patience) {
        var before = Set.copyOf(running);
        start(() -> {
            if (!stopped(before)) {
                return;
            }
            try {
                var taking = taking(end);
                if (taking.isPresent()) {
                    taking.get().join(SNAPSHOT_BEFORE_LEAVING);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            mailbox.post(new Fact.LeaveTried(outcome(p -> p.leave(patience))));
        });
    }

    /** At a bad end: what the page looks like now, or looked like before it was left, if it says so in time. */
    void keep(End end) throws InterruptedException {
        var taking = taking(end);
        if (taking.isPresent()) {
            taking.get().join(SNAPSHOT);
            taking.get().interrupt();
        }
    }

    /** The taking of the picture; begun once. */
    private synchronized Optional<Thread> taking(End end) {
        var open = page;
        if (open == null || !end.isExplainedByPage()) {
            return Optional.empty();
        }
        if (keeping == null) {
            keeping = Thread.ofVirtual().start(() -> {
                var snapshot = open.snapshot();
                recorder.keep(snapshot.png(), snapshot.text());
            });
        }
        return Optional.of(keeping);
    }

    /** Ends the browser, however far its start has come. */
    void close() {
        closed = true;
        var open = page;
        if (open != null) {
            open.close();
        }
    }

    private Outcome outcome(Function<MeetingPage, Outcome> wish) {
        var open = page;
        if (open == null) {
            return new Outcome.NotNow("there is no page");
        }
        try {
            return wish.apply(open);
        } catch (RuntimeException e) {
            journal.note("page_failed", e.toString());
            return new Outcome.NotNow(e.toString());
        }
    }

    private void start(Runnable work) {
        var hand = Thread.ofVirtual().name("page-hand").unstarted(() -> {
            try {
                work.run();
            } finally {
                running.remove(Thread.currentThread());
            }
        });
        // Before it runs: a leave that comes at once must find it.
        running.add(hand);
        hand.start();
    }
}
