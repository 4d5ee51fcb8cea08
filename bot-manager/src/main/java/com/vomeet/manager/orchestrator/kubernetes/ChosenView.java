package com.vomeet.manager.orchestrator.kubernetes;

import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Shared state: the one view that keeps the sightings. It watches; where that is refused it lists every few seconds, and watches again
 * when it may. That watching is not allowed is said once, and that it is after all.
 */
final class ChosenView implements View {
    private static final Logger LOG = LoggerFactory.getLogger(ChosenView.class);

    private final BotApi api;
    private final Sightings sightings;
    private final Duration listEvery;
    private final InstantSource clock;
    private final Runnable ready;
    private final Right watching;
    private @Nullable View view;
    private boolean closed;

    /** @param ready is told of each whole sight */
    ChosenView(BotApi api, Sightings sightings, Duration listEvery, InstantSource clock, Runnable ready) {
        this.api = api;
        this.sightings = sightings;
        this.listEvery = listEvery;
        this.clock = clock;
        this.ready = ready;
        this.watching = new Right(clock);
    }

    synchronized void watch() {
        if (!closed) {
            view = new WatchedView(api, sightings, ready, this::listInstead);
        }
    }

    /** Called by the watch itself, which is ended by somebody else. */
    private void listInstead() {
        refused();
        Thread.ofVirtual().name("kubernetes-view").start(this::list);
    }

    private synchronized void list() {
        if (closed) {
            return;
        }
        if (view != null) {
            view.close();
        }
        view = new ListedView(api, sightings, listEvery, clock, this::listed);
    }

    /**
     * Called by the list itself, which ends before a watch tells of anything: a list that was asked for earlier would take back what it
     * tells.
     *
     * @return whether to list on
     */
    private boolean listed() {
        ready.run();
        if (watching.isQuestion() && mayWatch()) {
            watch();
            return false;
        }
        return true;
    }

    private boolean mayWatch() {
        return switch (api.tryWatching()) {
            case Answer.Ok<Boolean> _ -> {
                if (watching.granted()) {
                    LOG.info("this manager may watch Jobs and pods in namespace {} now, and does", api.namespace());
                }
                yield true;
            }
            case Answer.Failed<Boolean>(var failure, var _) -> {
                if (failure == Answer.Failure.FORBIDDEN) {
                    refused();
                }
                yield false;
            }
        };
    }

    private void refused() {
        if (watching.refused()) {
            LOG.warn(
                    "this manager may not watch Jobs and pods in namespace {}: it lists them every {} s."
                            + " The verb 'watch' in its Role lets it see changes at once",
                    api.namespace(),
                    listEvery.toSeconds());
        }
    }

    @Override
    public synchronized boolean isReady() {
        return view != null && view.isReady();
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (view != null) {
            view.close();
        }
    }
}
