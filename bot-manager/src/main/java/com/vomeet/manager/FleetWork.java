package com.vomeet.manager;

import com.vomeet.manager.bot.BotConfigs;
import com.vomeet.manager.config.BotSettings;
import com.vomeet.manager.config.KubernetesSettings;
import com.vomeet.manager.config.Role;
import com.vomeet.manager.fail.OrchestratorPoints;
import com.vomeet.manager.fleet.Fleet;
import com.vomeet.manager.fleet.FleetParts;
import com.vomeet.manager.orchestrator.IdleOrchestrator;
import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.ProcessOrchestrator;
import com.vomeet.manager.orchestrator.TracedOrchestrator;
import com.vomeet.manager.orchestrator.docker.DockerOrchestrator;
import com.vomeet.manager.orchestrator.kubernetes.ClusterAccess;
import com.vomeet.manager.orchestrator.kubernetes.KubernetesOrchestrator;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;

/** The wiring of what starts, watches and ends bots. */
final class FleetWork {
    /** So many times may a comparison fail until that counts. */
    private static final int FAILURES = 12;

    private static final String PART = "orchestrator";
    private static final String NOT_YET = "what runs is not known yet";

    private FleetWork() {}

    /** @param base where this manager listens, for bots that are told nothing else */
    static Optional<Fleet> start(Ground ground, BotWork bots, URI base, Parts parts) {
        if (!ground.config().has(Role.FLEET)) {
            return Optional.empty();
        }
        var config = ground.config();
        var bare = parts.add(orchestrator(config.bots(), ground.clock()));
        var measured = ground.metrics().around(OrchestratorPoints.around(bare, ground.points()));
        var orchestrator = TracedOrchestrator.around(measured, ground.tracing());
        var fleet = parts.add(Fleet.start(fleetParts(ground, bots, orchestrator, base)));
        bots.listeners().add(fleet);
        ground.metrics().watch(fleet);
        var patience = config.fleet().sweepEvery().multipliedBy(FAILURES);
        ground.readiness()
                .add(PART, () -> fleet.hasCompared() ? trouble(fleet.sinceCompared(), patience) : Optional.of(NOT_YET));
        return Optional.of(fleet);
    }

    /** Before anybody may ask: a release that cannot see what runs shall not take the place of one that can. */
    static void expect(Ground ground) {
        if (ground.config().has(Role.FLEET)) {
            ground.readiness().add(PART, () -> Optional.of(NOT_YET));
        }
    }

    private static Optional<String> trouble(Duration sinceCompared, Duration patience) {
        return sinceCompared.compareTo(patience) > 0
                ? Optional.of("what runs has not been known for " + sinceCompared.toSeconds() + " s")
                : Optional.empty();
    }

    private static Orchestrator orchestrator(BotSettings settings, InstantSource clock) {
        return switch (settings.orchestrator()) {
            case KUBERNETES -> {
                var kubernetes = Objects.requireNonNull(settings.kubernetes());
                yield KubernetesOrchestrator.open(
                        kubernetes.jobs(),
                        ClusterAccess.client(kubernetes.kubeconfig()),
                        KubernetesSettings.LIST_EVERY,
                        clock);
            }
            case DOCKER -> DockerOrchestrator.open(Objects.requireNonNull(settings.docker()), System.getenv(), clock);
            case PROCESS -> ProcessOrchestrator.open(settings.command(), settings.stateDir(), System.getenv(), clock);
            case NONE -> new IdleOrchestrator(clock);
        };
    }

    private static FleetParts fleetParts(Ground ground, BotWork bots, Orchestrator orchestrator, URI base) {
        var config = ground.config();
        var own = URI.create(base + "/bots/internal/callback/exited");
        var callback = Objects.requireNonNullElse(config.http().callbackUrl(), own);
        return new FleetParts(
                ground.meetings(),
                bots.parts().changes(),
                orchestrator,
                new BotConfigs(
                        bots.tokens(),
                        bots.parts().secrets(),
                        config.bots().redisUrl(),
                        callback,
                        config.traces().botCollector()),
                config.bots().whisperLiveUrl(),
                config.fleet(),
                ground.clock(),
                bots.parts().fleet());
    }
}
