package com.vomeet.bot.page;

import com.vomeet.cdp.Browser;
import com.vomeet.cdp.CdpException;
import com.vomeet.cdp.Event;
import com.vomeet.cdp.LaunchConfig;
import com.vomeet.cdp.LaunchResult;
import com.vomeet.cdp.PageDomain.Navigation;
import com.vomeet.cdp.RuntimeDomain.Evaluation;
import com.vomeet.cdp.Session;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A meeting's page in a browser of our own. Shared state: the open browser, set by each {@link #open}; everything else is the page's
 * or {@link PageEvents}'.
 */
public final class BrowserMeetingPage implements MeetingPage {
    private static final Duration STARTING_AUDIO = Duration.ofSeconds(10);
    private static final Duration PICTURE = Duration.ofSeconds(5);

    /** The note of a page that is loaded once more. */
    public static final String AGAIN = "page.again";

    private record Opened(Browser browser, Session page, PageEvents events) {}

    private final LaunchConfig launch;
    private final CueSheet sheet;
    private final PageListener listener;
    private final ReentrantLock starting = new ReentrantLock();
    private final NetworkSettling settling;
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile @Nullable Opened opened;

    public BrowserMeetingPage(LaunchConfig launch, CueSheet sheet, PageListener listener) {
        this(launch, sheet, listener, NetworkSettling.within(NetworkSettling.PATIENCE));
    }

    BrowserMeetingPage(LaunchConfig launch, CueSheet sheet, PageListener listener, NetworkSettling settling) {
        this.launch = launch;
        this.sheet = sheet;
        this.listener = listener;
        this.settling = settling;
    }

    /** Ids of the browser's processes, for what they cost; none before {@link #open}. */
    public List<Long> processIds() {
        var now = opened;
        return now == null ? List.of() : now.browser().processIds();
    }

    @Override
    public Outcome open(URI meetingUrl) {
        var events = new PageEvents(listener, sheet, meetingUrl, endBefore());
        return notStarted(events, address(meetingUrl))
                .<Outcome>map(Outcome.Gone::new)
                .orElseGet(() -> withPage(open -> go(open, meetingUrl)));
    }

    /** Ends the browser of the page before, if there is one: two at once may be more than the memory that a bot has. */
    private @Nullable PageEvents endBefore() {
        starting.lock();
        try {
            var before = opened;
            if (before == null) {
                return null;
            }
            opened = null;
            before.events().silence();
            before.browser().close();
            settling.anew();
            return before.events();
        } finally {
            starting.unlock();
        }
    }

    /** Starts the browser; what went wrong, if anything. Closing waits for it, so that no browser comes up after the end. */
    private Optional<PageLoss> notStarted(PageEvents events, String address) {
        starting.lock();
        try {
            if (closed.getCount() == 0) {
                return Optional.of(new PageLoss.BrowserNotStarted("the page was closed before"));
            }
            return switch (Browser.launch(launch)) {
                case LaunchResult.NotLaunched(var why) -> Optional.of(events.lose(new PageLoss.BrowserNotStarted(why)));
                case LaunchResult.Launched(var browser) -> withoutPage(browser, events, address);
            };
        } finally {
            starting.unlock();
        }
    }

    private Optional<PageLoss> withoutPage(Browser browser, PageEvents events, String address) {
        try {
            opened = new Opened(browser, browser.openPage(event -> take(event, events, address)), events);
            var _ = browser.ended().thenAccept(why -> events.lose(new PageLoss.BrowserLost(why)));
            return Optional.empty();
        } catch (CdpException e) {
            browser.close();
            return Optional.of(events.lose(new PageLoss.BrowserNotStarted(String.valueOf(e.getMessage()))));
        }
    }

    private Outcome go(Opened open, URI meetingUrl) {
        open.browser().root().browser().denyDownloads();
        PageSetup.prepare(open.page(), sheet);
        return load(open, address(meetingUrl));
    }

    private Outcome load(Opened open, String address) {
        settling.begins();
        open.events().loadBegins();
        try {
            return tryToLoad(open, address);
        } catch (CdpException e) {
            open.events().loadEnds();
            throw e;
        }
    }

    private Outcome tryToLoad(Opened open, String address) {
        for (var tries = 1; ; tries++) {
            var error = navigate(open, address);
            if (error.isEmpty()) {
                return new Outcome.Done();
            }
            var pause = settling.pauseAfter(error.get());
            if (pause.isEmpty() || isClosedWithin(pause.get(), open.events(), error.get())) {
                var why = tries == 1 ? error.get() : error.get() + ", tried " + tries + " times";
                return new Outcome.Gone(open.events().lose(new PageLoss.NotLoaded(why)));
            }
        }
    }

    /** What went wrong, if anything. A network that swallows packets says nothing at all. */
    private Optional<String> navigate(Opened open, String address) {
        var limit = settling.limit();
        try {
            return open.page().page().navigate(address, limit) instanceof Navigation.Failed(var error)
                    ? Optional.of(error)
                    : Optional.empty();
        } catch (CdpException.TimedOut e) {
            return Optional.of("no answer within " + limit.toSeconds() + " s");
        }
    }

    /** Also when the thread is told to end: whoever wants to leave does not wait for a network. */
    private boolean isClosedWithin(Duration pause, PageEvents events, String error) {
        events.note(AGAIN, error + ": next try in " + pause.toMillis() + " ms");
        try {
            return closed.await(pause.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void loadAgain(PageEvents events, String address) {
        events.loadBegins();
        events.note(AGAIN, "the network changed while the page was loaded");
        Thread.ofVirtual().start(() -> loadOnceMore(address));
    }

    private void loadOnceMore(String address) {
        attempt(false, () -> {
            withPage(open -> load(open, address));
            return true;
        });
    }

    /** A server that has too much to do may answer otherwise a moment later. */
    private void refused(int status, PageEvents events, String address) {
        var why = "HTTP status " + status;
        var pause = settling.pauseAfterStatus(status);
        if (pause.isEmpty()) {
            events.lose(new PageLoss.NotLoaded(why));
            return;
        }
        events.loadBegins();
        Thread.ofVirtual().start(() -> {
            if (!isClosedWithin(pause.get(), events, why)) {
                loadOnceMore(address);
            }
        });
    }

    /** A dialog of the page stops everything in it until it is answered; not on this thread, which would read the answer. */
    private void take(Event event, PageEvents events, String address) {
        events.accept(event);
        events.takeRefusal().ifPresent(status -> refused(status, events, address));
        if (event instanceof Event.Logged(var _, var text, var _)
                && !events.isLoading()
                && settling.lostToChange(text)) {
            loadAgain(events, address);
        }
        if (event instanceof Event.DialogOpened) {
            Thread.ofVirtual()
                    .start(() -> session()
                            .ifPresent(page -> attempt(false, () -> {
                                page.page().answerDialog(true);
                                return true;
                            })));
        }
    }

    private String address(URI meetingUrl) {
        if (!sheet.isOwn(meetingUrl)) {
            return meetingUrl.toString();
        }
        var address = new StringBuilder(meetingUrl.toString());
        sheet.query().forEach((name, value) -> {
            if (!(meetingUrl.getQuery() + "&").contains(name + "=")) {
                address.append(address.indexOf("?") < 0 ? '?' : '&')
                        .append(name)
                        .append('=')
                        .append(value);
            }
        });
        return address.toString();
    }

    @Override
    public Outcome join(String botName) {
        settling.over();
        return withHands(open -> new Joining(hands(open), open.events()::note).join(botName));
    }

    @Override
    public Outcome consent() {
        return withHands(open -> {
            var hands = hands(open);
            var button = hands.locate(Control.CONSENT);
            if (button.isEmpty()) {
                return new Outcome.NotNow("there is nothing to agree to");
            }
            open.events().note("consent", button.get().label() + ": " + hands.text());
            hands.press(button.get());
            return new Outcome.Done();
        });
    }

    @Override
    public Outcome stay() {
        return withHands(open -> {
            var hands = hands(open);
            var button = hands.locate(Control.STAY);
            if (button.isEmpty()) {
                return new Outcome.NotNow("there is nothing to stay with");
            }
            open.events().note("press." + Control.STAY.word(), button.get().label());
            hands.press(button.get());
            return new Outcome.Done();
        });
    }

    @Override
    public Outcome listen() {
        settling.over();
        return withPage(open -> switch (open.page().runtime().evaluate("vomeetCapture.listen()", STARTING_AUDIO)) {
            case Evaluation.Value _ -> new Outcome.Done();
            case Evaluation.Thrown(var text) -> new Outcome.NotNow("sound cannot be captured: " + text);
        });
    }

    @Override
    public Outcome giveUp(Duration patience) {
        var now = opened;
        if (now != null) {
            now.events().silence();
        }
        return leave(patience);
    }

    @Override
    public Outcome leave(Duration patience) {
        return withHands(open -> new Leaving(hands(open), open.events()::note).leave(patience));
    }

    @Override
    public Snapshot snapshot() {
        var now = opened;
        if (now == null) {
            return new Snapshot(new byte[0], "");
        }
        var text =
                attempt("", () -> now.events().context() == 0 ? "" : hands(now).text());
        return new Snapshot(attempt(new byte[0], () -> now.page().page().screenshot(PICTURE)), text);
    }

    private static <T> T attempt(T otherwise, Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (CdpException | IllegalStateException e) {
            return otherwise;
        }
    }

    private static PageHands hands(Opened open) {
        return new PageHands(open.page(), open.events().context());
    }

    private Outcome withHands(Function<Opened, Outcome> wish) {
        return withPage(open ->
                open.events().context() == 0 ? new Outcome.NotNow("the page has not loaded") : wish.apply(open));
    }

    private Outcome withPage(Function<Opened, Outcome> wish) {
        var now = opened;
        if (now == null) {
            return new Outcome.NotNow("the page is not open");
        }
        Optional<PageLoss> loss = now.events().loss();
        if (loss.isPresent()) {
            return new Outcome.Gone(loss.get());
        }
        try {
            return wish.apply(now);
        } catch (CdpException.TimedOut | CdpException.Refused e) {
            return new Outcome.NotNow(String.valueOf(e.getMessage()));
        } catch (IllegalStateException e) {
            return new Outcome.NotNow(String.valueOf(e.getMessage()));
        } catch (CdpException.Gone e) {
            return gone(now.events(), e);
        }
    }

    /** The event that says how the page was lost may come a moment after the call that failed by it. */
    private static Outcome gone(PageEvents events, CdpException.Gone e) {
        return new Outcome.Gone(
                events.loss().orElseGet(() -> new PageLoss.BrowserLost(String.valueOf(e.getMessage()))));
    }

    /**
     * What the present page would be taken for by the cues of another sheet: tells what a changed sheet would do, and changes nothing.
     *
     * @throws IllegalStateException when no page can be looked at
     */
    public Stage judge(CueSheet other) {
        var now = opened;
        if (now == null || now.events().context() == 0) {
            throw new IllegalStateException("there is no page to look at");
        }
        return hands(now).judge(other);
    }

    /** The page itself; empty before {@link #open}. */
    Optional<Session> session() {
        return Optional.ofNullable(opened).map(Opened::page);
    }

    @Override
    public void close() {
        closed.countDown();
        starting.lock();
        try {
            var now = opened;
            if (now != null) {
                now.events().silence();
                now.browser().close();
            }
        } finally {
            starting.unlock();
        }
    }
}
