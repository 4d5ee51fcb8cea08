package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import com.github.dockerjava.api.model.EventType;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears of containers that start and end. A hint and no more: the fleet's own comparisons find what was said while nobody listened.
 */
final class EngineEvents implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EngineEvents.class);
    private static final Set<String> TOLD = Set.of("start", "die", "died", "oom");
    private static final long AGAIN_SECONDS = 1;

    private final Engine engine;
    private final Map<String, String> labels;
    private final Consumer<String> changed;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread listener;

    /** @param changed is told the container's name */
    EngineEvents(Engine engine, Map<String, String> labels, Consumer<String> changed) {
        this.engine = engine;
        this.labels = Map.copyOf(labels);
        this.changed = changed;
        this.listener = Thread.ofVirtual().name("engine-events").start(this::listen);
    }

    private void listen() {
        try {
            do {
                listenOnce();
            } while (!closed.await(AGAIN_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listenOnce() throws InterruptedException {
        try (var callback = engine.begin(this::subscribe)) {
            callback.awaitCompletion();
        } catch (OrchestratorAway e) {
            LOG.debug("no events: {}", e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.debug("no more events", e);
        }
    }

    private ResultCallback.Adapter<Event> subscribe(DockerClient client) {
        return client.eventsCmd().withEventTypeFilter(EventType.CONTAINER).exec(new ResultCallback.Adapter<>() {
            @Override
            public void onNext(Event event) {
                hear(event);
            }
        });
    }

    /** Each on its own thread: what is told may ask the engine, whose next event waits meanwhile. */
    private void hear(Event event) {
        var actor = event.getActor();
        if (actor == null || actor.getAttributes() == null || !TOLD.contains(event.getAction())) {
            return;
        }
        var name = actor.getAttributes().get("name");
        if (name != null && actor.getAttributes().entrySet().containsAll(labels.entrySet())) {
            Thread.ofVirtual().name("engine-event").start(() -> changed.accept(name));
        }
    }

    @Override
    public void close() {
        closed.countDown();
        listener.interrupt();
    }
}
