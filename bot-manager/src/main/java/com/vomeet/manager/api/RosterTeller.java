package com.vomeet.manager.api;

import com.vomeet.manager.roster.Boards;
import com.vomeet.manager.roster.News;
import com.vomeet.manager.roster.Update;
import com.vomeet.manager.transcript.Outlet;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one thread that tells a reader what is new on a board. */
final class RosterTeller implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RosterTeller.class);
    private static final Duration LAST_WORD = Duration.ofSeconds(1);
    /** Then a reader has to come again; an EventSource does so by itself. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Boards.View view;
    private final Outlet outlet;
    private final Function<Update, Optional<String>> frame;
    private final Thread thread = Thread.ofVirtual().name("fleet-reader").unstarted(this::run);

    private RosterTeller(Boards.View view, Outlet outlet, Function<Update, Optional<String>> frame) {
        this.view = view;
        this.outlet = outlet;
        this.frame = frame;
    }

    /** Looks whether a reader still may, until it is closed. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * Answers with events for as long as somebody listens.
     *
     * @param frame what is told of news; empty when the reader may look no more
     * @param watch ends the outlet of one who may look no more
     */
    static void answer(
            Context context,
            Supplier<Boards.View> board,
            Function<Update, Optional<String>> frame,
            Function<EventOutlet, Watch> watch)
            throws IOException {
        var outlet = EventOutlet.of(context);
        outlet.open();
        outlet.over();
        try (var view = board.get();
                var teller = new RosterTeller(view, outlet, frame);
                var _ = watch.apply(outlet)) {
            teller.thread.start();
            outlet.awaitOver(LONGEST);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outlet.sayLast();
    }

    private void run() {
        try {
            while (tell(view.next(outlet.idleAfter()))) {
                // goes on
            }
        } catch (IOException e) {
            LOG.debug("a reader of the fleet is gone: {}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("a reader cannot be told of the fleet and has to come again: {}", e.toString());
        } finally {
            outlet.close(Outlet.TRY_AGAIN, "come back");
        }
    }

    /** @return false when there is nothing more to come */
    private boolean tell(News news) throws IOException {
        switch (news) {
            case News.Changed(var update) -> {
                var text = frame.apply(update);
                if (text.isEmpty()) {
                    return false;
                }
                outlet.send(text.get());
            }
            case News.Nothing _ -> outlet.idle();
            case News.Over _ -> {
                return false;
            }
        }
        return true;
    }

    /** The answer is not written to any more afterwards. */
    @Override
    public void close() {
        thread.interrupt();
        try {
            var _ = thread.join(LAST_WORD);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
