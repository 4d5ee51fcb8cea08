package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import com.vomeet.manager.orchestrator.OrchestratorMissing;
import com.vomeet.manager.orchestrator.Watchers;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.WorkloadWatcher;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Bots as containers. Each has its workload's name, and stays, ended, until it is forgotten: what a manager has to know of it stands there
 * for the next one, too.
 */
public final class DockerOrchestrator implements Orchestrator {
    private static final Logger LOG = LoggerFactory.getLogger(DockerOrchestrator.class);

    private final Engine engine;
    private final BotContainer container;
    private final BotImage image;
    private final Containers containers;
    private final EngineEvents events;
    private final Watchers watchers = new Watchers();
    private final Set<String> condemned = ConcurrentHashMap.newKeySet();

    private DockerOrchestrator(
            Engine engine, DockerSettings settings, Map<String, String> environment, InstantSource clock) {
        var labels = new ContainerLabels(settings.network());
        this.engine = engine;
        this.container = new BotContainer(settings, labels, environment);
        this.image = new BotImage(engine, settings.image(), clock);
        this.containers = new Containers(engine, labels, clock);
        this.events = new EngineEvents(engine, labels.common(), this::tell);
    }

    /**
     * Looks whether there is what bots need, and begins to pull their image when it is not there.
     *
     * @param environment the manager's, of which bots get what they need, and the engine the passwords of registries
     * @throws OrchestratorMissing without an engine, or without the network
     */
    public static DockerOrchestrator open(
            DockerSettings settings, Map<String, String> environment, InstantSource clock) {
        return open(settings, EnginePatience.DEFAULT, environment, clock);
    }

    static DockerOrchestrator open(
            DockerSettings settings, EnginePatience patience, Map<String, String> environment, InstantSource clock) {
        var engine = Engine.at(settings.host(), patience, environment);
        try {
            requireNetwork(engine, settings.network());
            var orchestrator = new DockerOrchestrator(engine, settings, environment, clock);
            if (!orchestrator.image.isHere()) {
                orchestrator.image.fetch();
            }
            return orchestrator;
        } catch (OrchestratorAway e) {
            engine.close();
            throw new OrchestratorMissing(
                    "ORCHESTRATOR is docker, and " + e.getMessage()
                            + ". Start Docker or Podman's service, let DOCKER_HOST name its socket, or set ORCHESTRATOR to k8s or process",
                    e);
        } catch (RuntimeException e) {
            engine.close();
            throw e;
        }
    }

    private static void requireNetwork(Engine engine, String network) {
        if (network.equals(DockerSettings.MACHINES_OWN)) {
            engine.ask(client -> client.pingCmd().exec());
            return;
        }
        try {
            engine.ask(
                    client -> client.inspectNetworkCmd().withNetworkId(network).exec());
        } catch (NotFoundException e) {
            throw new OrchestratorMissing(
                    "ORCHESTRATOR is docker, and the engine at " + engine.host() + " has no network '" + network
                            + "' for the bots: make it (docker network create " + network
                            + ") or name another one in DOCKER_NETWORK",
                    e);
        }
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        try {
            return containers.find(spec.name()).map(this::again).orElseGet(() -> make(spec));
        } catch (OrchestratorAway e) {
            return new StartOutcome.Unavailable(Refusal.why(e));
        } catch (DockerException e) {
            return refused(e);
        }
    }

    /** A manager may have died between making it and starting it. */
    private StartOutcome again(Workload found) {
        return found.state() instanceof Workload.State.Waiting ? run(found.name()) : new StartOutcome.AlreadyThere();
    }

    private StartOutcome make(WorkloadSpec spec) {
        try {
            engine.ask(client -> container.create(client, spec).exec());
        } catch (NotFoundException e) {
            return image.isHere() ? refused(e) : image.fetch();
        } catch (DockerException e) {
            return Refusal.isOfTheName(e) ? named(spec.name()) : refused(e);
        }
        return run(spec.name());
    }

    /** Another manager may just have made it, or has made it in vain and is taking it away. */
    private StartOutcome named(String name) {
        if (containers.find(name).isPresent()) {
            return new StartOutcome.AlreadyThere();
        }
        return containers.isNobodysBot(name)
                ? new StartOutcome.Rejected("a container that is none of this manager's bots is named " + name)
                : new StartOutcome.Unavailable("the container " + name + " is being removed");
    }

    private StartOutcome run(String name) {
        try {
            engine.ask(client -> client.startContainerCmd(name).exec());
            return new StartOutcome.Started();
        } catch (NotModifiedException e) {
            return new StartOutcome.AlreadyThere();
        } catch (DockerException e) {
            // Made anew the next time: what was wrong may have been put right.
            remove(name);
            return refused(e);
        }
    }

    private static StartOutcome refused(DockerException e) {
        return new StartOutcome.Unavailable(Refusal.why(e));
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        try {
            var found = containers.find(name);
            if (found.isPresent() && found.get().state() instanceof Workload.State.Waiting) {
                remove(name);
                return new StopOutcome.NotRunning();
            }
            if (found.filter(Workload::isRunning).isEmpty()) {
                return new StopOutcome.NotRunning();
            }
        } catch (OrchestratorAway e) {
            return new StopOutcome.Unavailable(Refusal.why(e));
        } catch (DockerException e) {
            return new StopOutcome.Unavailable(Refusal.why(e));
        }
        // Once: a second signal means "now" to many programs.
        if (condemned.add(name)) {
            Thread.ofVirtual().name("stop-" + name).start(() -> end(name, grace));
        }
        return new StopOutcome.Stopping();
    }

    /** The engine answers when the container has ended. If it does not, it is told again when the fleet looks next. */
    private void end(String name, Duration grace) {
        try {
            var seconds = Math.toIntExact(grace.plusMillis(999).toSeconds());
            engine.ask(
                    engine.patience().end().plusSeconds(seconds),
                    client -> client.stopContainerCmd(name).withTimeout(seconds).exec());
        } catch (OrchestratorAway | DockerException e) {
            LOG.warn("{} cannot be ended now: {}", name, e.getMessage());
        } finally {
            condemned.remove(name);
        }
    }

    @Override
    public List<Workload> list() {
        try {
            return containers.list();
        } catch (DockerException e) {
            throw Refusal.away(e);
        }
    }

    @Override
    public Optional<Workload> find(String name) {
        try {
            return containers.find(name);
        } catch (DockerException e) {
            throw Refusal.away(e);
        }
    }

    @Override
    public void forget(String name) {
        try {
            if (containers.find(name).filter(workload -> !workload.isRunning()).isPresent()) {
                remove(name);
            }
        } catch (OrchestratorAway | DockerException e) {
            LOG.warn("{} cannot be removed now: {}", name, e.getMessage());
        }
    }

    /** Without force: one that runs stays. */
    private void remove(String name) {
        try {
            engine.ask(client ->
                    client.removeContainerCmd(name).withRemoveVolumes(true).exec());
        } catch (NotFoundException e) {
            LOG.debug("{} is gone already", name);
        }
    }

    @Override
    public void watch(WorkloadWatcher watcher) {
        watchers.add(watcher);
    }

    private void tell(String name) {
        try {
            containers.find(name).ifPresent(watchers::changed);
        } catch (OrchestratorAway | DockerException e) {
            LOG.debug("{} has changed, and how is not known: {}", name, e.getMessage());
        }
    }

    @Override
    public void close() {
        watchers.clear();
        events.close();
        engine.close();
    }
}
