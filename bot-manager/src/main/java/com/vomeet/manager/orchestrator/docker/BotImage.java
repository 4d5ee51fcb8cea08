package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.exception.NotFoundException;
import com.vomeet.contract.EndReason;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shared state: the bots' image, which is pulled once when the engine has not got it. */
final class BotImage {
    private static final Logger LOG = LoggerFactory.getLogger(BotImage.class);

    private final Engine engine;
    private final String name;
    private final InstantSource clock;
    private boolean pulling;
    private Instant again = Instant.MIN;
    private String trouble = "";

    BotImage(Engine engine, String name, InstantSource clock) {
        this.engine = engine;
        this.name = name;
        this.clock = clock;
    }

    boolean isHere() {
        try {
            engine.ask(client -> client.inspectImageCmd(name).exec());
            return true;
        } catch (NotFoundException e) {
            return false;
        }
    }

    /** Begins to pull it unless that goes on already, or has failed a moment ago: many meetings may wait for it, and ask often. */
    synchronized StartOutcome.Unavailable fetch() {
        if (!pulling && !clock.instant().isBefore(again)) {
            pulling = true;
            LOG.info("pulls the bots' image {}", name);
            Thread.ofVirtual().name("bot-image").start(this::pull);
        }
        return new StartOutcome.Unavailable(
                EndReason.IMAGE_NOT_PULLED,
                trouble.isEmpty() ? "the bots' image " + name + " is still being pulled" : trouble);
    }

    private void pull() {
        var why = "it broke off";
        try {
            why = pulled();
        } finally {
            if (why.isEmpty()) {
                LOG.info("has pulled the bots' image {}", name);
                end("");
            } else {
                var failure = "the bots' image " + name + " is not there and cannot be pulled: " + why;
                LOG.warn("{}", failure);
                end(failure);
            }
        }
    }

    /** Empty when it is here, else why not. */
    private String pulled() {
        try {
            return engine.begin(client -> client.pullImageCmd(withVersion(name))
                    .exec(new Pull())
                    .await(engine.patience().progress()));
        } catch (RuntimeException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private synchronized void end(String failure) {
        pulling = false;
        trouble = failure;
        again = failure.isEmpty()
                ? Instant.MIN
                : clock.instant().plus(engine.patience().answer());
    }

    /** Without a version the engine would pull all that there are. */
    static String withVersion(String image) {
        // A colon before the last slash belongs to the registry's port.
        var named = image.indexOf('@') >= 0 || image.indexOf(':', image.lastIndexOf('/') + 1) >= 0;
        return named ? image : image + ":latest";
    }
}
