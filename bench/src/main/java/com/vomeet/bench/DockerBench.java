package com.vomeet.bench;

import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.InstantEngine;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * POST /bots until the lab's host sees the knock: a bot in a container against one that is a process of this machine, taken in turn. Lab
 * and manager are processes of this machine and so the bot is in its network; what a network of the engine's own costs is measured
 * with containers that do nothing, and added.
 */
final class DockerBench implements Bench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String IMAGE = "ghcr.io/voltade/vomeet-bot:test";

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public String about() {
        return "POST /bots until the knock, a container against a process; on DOCKER_HOST's engine, else on Podman";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var times = runs == 0 ? 10 : runs;
        var containers = new ArrayList<Double>();
        var processes = new ArrayList<Double>();
        try (var inContainers = Rig.start(new InstantEngine(), containers());
                var asProcesses = Rig.start(new InstantEngine())) {
            // The first of each warms its manager and the machine's cache of files.
            knock(inContainers);
            knock(asProcesses);
            for (var i = 0; i < times; i++) {
                containers.add(knock(inContainers));
                processes.add(knock(asProcesses));
            }
        }
        var network = network(times);
        var container = Samples.of(containers);
        var process = Samples.of(processes);
        var goal = new Goal.AtMost(Math.round((process.median() + 1) * 1000) / 1000.0);
        tell(figures, "process_to_knock_p50", process.median(), new Goal.Told(), process);
        tell(figures, "post_to_knock_p50", container.median(), goal, container);
        tell(figures, "network_of_its_own_p50", network.median(), new Goal.Told(), network);
        var both = Samples.of(
                containers.stream().map(seconds -> seconds + network.median()).toList());
        tell(figures, "post_to_knock_with_network_p50", both.median(), goal, both);
    }

    private void tell(Consumer<Figure> figures, String what, double seconds, Goal goal, Samples samples) {
        figures.accept(Figure.of(name(), what, seconds, "s", goal, samples));
    }

    /** How much longer a container takes that has a network of its own. */
    private static Samples network(int times) throws IOException {
        var longer = new ArrayList<Double>();
        try (var starts = new ContainerStarts(engine(), IMAGE)) {
            starts.inItsOwn();
            for (var i = 0; i < times; i++) {
                longer.add(starts.inItsOwn() - starts.inTheMachinesNetwork());
            }
        }
        return Samples.of(longer);
    }

    private static String engine() throws IOException {
        return Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .orElseThrow(() -> new IOException("there is no container engine: DOCKER_HOST names its socket"));
    }

    /** In the machine's own network they find everything where processes do. */
    private static Map<String, String> containers() throws IOException {
        return Map.of(
                "ORCHESTRATOR", "docker",
                "DOCKER_HOST", engine(),
                "DOCKER_NETWORK", "host",
                "BOT_IMAGE_NAME", IMAGE,
                "FLEET_KEEP_ENDED_MS", "1");
    }

    private static double knock(Rig rig) {
        try (var meeting = rig.lab().open(Scenario.named("lobby"))) {
            var start = Instant.now();
            var asked = rig.request(meeting);
            var knock = Rig.expect(meeting, LabEvent.Knocked.class, PATIENCE);
            rig.client().leave(asked);
            rig.awaitEnd(asked.id(), PATIENCE);
            return Duration.between(start, knock.at()).toNanos() / 1e9;
        }
    }
}
