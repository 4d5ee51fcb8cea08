package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lists all Jobs and pods of bots every few seconds: for a manager that may list and not watch. */
final class ListedView implements View {
    private static final Logger LOG = LoggerFactory.getLogger(ListedView.class);

    private final BotApi api;
    private final Sightings sightings;
    private final Duration every;
    private final InstantSource clock;
    private final Runnable ready;
    private final Thread thread;
    private String lastTrouble = "";
    private volatile boolean listed;

    /** @param ready is told of each whole list */
    ListedView(BotApi api, Sightings sightings, Duration every, InstantSource clock, Runnable ready) {
        this.api = api;
        this.sightings = sightings;
        this.every = every;
        this.clock = clock;
        this.ready = ready;
        this.thread = Thread.ofVirtual().name("kubernetes-list").start(this::listForEver);
    }

    private void listForEver() {
        try {
            while (true) {
                list();
                Thread.sleep(every);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void list() {
        var asked = clock.instant();
        switch (api.listJobs()) {
            case Answer.Failed<?>(var _, var message) -> trouble(message);
            case Answer.Ok<List<Job>>(var jobs) -> {
                switch (api.listPods()) {
                    case Answer.Failed<?>(var _, var message) -> trouble(message);
                    case Answer.Ok<List<Pod>>(var pods) -> {
                        sightings.replace(jobs, pods, asked);
                        lastTrouble = "";
                        listed = true;
                        ready.run();
                    }
                }
            }
        }
    }

    private void trouble(String message) {
        if (!message.equals(lastTrouble)) {
            lastTrouble = message;
            LOG.warn("the cluster cannot be listed now and is asked again: {}", message);
        }
    }

    @Override
    public boolean isReady() {
        return listed;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
