package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists all Jobs and pods of bots every few seconds: for a manager that may list and not watch. */
final class ListedView implements View {
    private static final Logger LOG = LoggerFactory.getLogger(ListedView.class);

    private final BotApi api;
    private final Sightings sightings;
    private final Duration every;
    private final InstantSource clock;
    private final BooleanSupplier listed;
    private final Thread thread;
    private String lastTrouble = "";
    private volatile boolean ready;

    /** @param listed is told of each whole list, and says whether to list on */
    ListedView(BotApi api, Sightings sightings, Duration every, InstantSource clock, BooleanSupplier listed) {
        this.api = api;
        this.sightings = sightings;
        this.every = every;
        this.clock = clock;
        this.listed = listed;
        this.thread = Thread.ofVirtual().name("kubernetes-list").start(this::listForEver);
    }

    private void listForEver() {
        try {
            while (goesOn()) {
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whatever breaks one list, the next may be good; without one nobody would learn that what is known is old. */
    private boolean goesOn() {
        try {
            return list();
        } catch (RuntimeException e) {
            trouble(String.valueOf(e));
            return true;
        }
    }

    private boolean list() {
        var asked = clock.instant();
        return switch (api.listJobs()) {
            case Answer.Failed<?>(var _, var message) -> trouble(message);
            case Answer.Ok<List<Job>>(var jobs) ->
                switch (api.listPods()) {
                    case Answer.Failed<?>(var _, var message) -> trouble(message);
                    case Answer.Ok<List<Pod>>(var pods) -> {
                        sightings.replace(jobs, pods, asked);
                        lastTrouble = "";
                        ready = true;
                        yield listed.getAsBoolean();
                    }
                };
        };
    }

    private boolean trouble(String message) {
        if (!message.equals(lastTrouble)) {
            lastTrouble = message;
            LOG.warn("the cluster cannot be listed now and is asked again: {}", message);
        }
        return true;
    }

    @Override
    public boolean isReady() {
        return ready;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
