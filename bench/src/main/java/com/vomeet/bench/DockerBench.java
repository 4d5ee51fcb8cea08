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

/** POST /bots until the lab's host sees the knock: a bot in a container against one that is a process of this machine, taken in turn. */
final class DockerBench implements Bench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

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
        var containers = new ArrayList<Double>();
        var processes = new ArrayList<Double>();
        try (var inContainers = Rig.start(new InstantEngine(), containers());
                var asProcesses = Rig.start(new InstantEngine())) {
            // The first of each warms its manager and the machine's cache of files.
            knock(inContainers);
            knock(asProcesses);
            for (var i = 0; i < (runs == 0 ? 10 : runs); i++) {
                containers.add(knock(inContainers));
                processes.add(knock(asProcesses));
            }
        }
        var container = Samples.of(containers);
        var process = Samples.of(processes);
        figures.accept(Figure.of(name(), "process_to_knock_p50", process.median(), "s", new Goal.Told(), process));
        figures.accept(Figure.of(
                name(),
                "post_to_knock_p50",
                container.median(),
                "s",
                new Goal.AtMost(Math.round((process.median() + 1) * 1000) / 1000.0),
                container));
    }

    /** In the machine's own network they find everything where processes do. */
    private static Map<String, String> containers() throws IOException {
        var engine = Optional.ofNullable(System.getenv("DOCKER_HOST"))
                .orElseThrow(() -> new IOException("there is no container engine: DOCKER_HOST names its socket"));
        return Map.of(
                "ORCHESTRATOR", "docker",
                "DOCKER_HOST", engine,
                "DOCKER_NETWORK", "host",
                "BOT_IMAGE_NAME", "ghcr.io/voltade/vomeet-bot:test",
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
