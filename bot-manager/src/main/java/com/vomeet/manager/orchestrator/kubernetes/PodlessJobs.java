package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Why Jobs get no pod. A Job does not say so itself; the cluster's events do, where the manager may list them. The product's chart lets
 * it; the setup guide's Role does not, and neither does the bot's chart: then the meeting names what it may be.
 */
final class PodlessJobs {
    private static final Logger LOG = LoggerFactory.getLogger(PodlessJobs.class);
    private static final Duration USUAL = Duration.ofSeconds(5);
    private static final Duration BETWEEN = Duration.ofSeconds(10);

    private final BotApi api;
    private final Sightings sightings;
    private final InstantSource clock;
    private final Right events;
    private Instant next = Instant.EPOCH;

    PodlessJobs(BotApi api, Sightings sightings, InstantSource clock) {
        this.api = api;
        this.sightings = sightings;
        this.clock = clock;
        this.events = new Right(clock);
    }

    /** One list for all of them, and not often. */
    synchronized void look() {
        var now = clock.instant();
        if (now.isBefore(next) || !sightings.isAPodMissing(USUAL) || !mayLook()) {
            return;
        }
        next = now.plus(BETWEEN);
        switch (api.failedCreations()) {
            case Answer.Ok<List<Event>>(var found) -> {
                events.granted();
                found.forEach(this::explain);
            }
            case Answer.Failed<List<Event>>(var failure, var message) -> {
                if (failure != Answer.Failure.FORBIDDEN || events.refused()) {
                    LOG.info("why a Job has no pod is not known to this manager: {}", message);
                }
            }
        }
    }

    private boolean mayLook() {
        return events.standing() == Right.Standing.GRANTED || events.isQuestion();
    }

    private void explain(Event event) {
        sightings.explains(event.getInvolvedObject().getName(), event.getMessage());
    }
}
