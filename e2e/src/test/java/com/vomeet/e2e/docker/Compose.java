package com.vomeet.e2e.docker;

import com.vomeet.bench.cluster.Command;
import com.vomeet.bench.cluster.Said;
import com.vomeet.e2e.house.Tree;
import com.vomeet.parts.FreePort;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code compose.yaml}, with a lab beside it, on the engine that {@code ./vomeet test --docker} found. All of it goes at the end, with what
 * the bots left.
 */
final class Compose implements AutoCloseable {
    /** The service's name is the platform's. */
    static final String LAB = "meet.google.com";

    private static final String LAB_FILE = "e2e/src/test/resources/com/vomeet/e2e/docker/lab.yaml";
    private final Map<String, String> environment = new HashMap<>();
    private final List<String> program;
    private final String engine;
    final int port = FreePort.any();
    final int labPort = FreePort.any();

    Compose() {
        program = List.of(Optional.ofNullable(System.getenv("VOMEET_COMPOSE"))
                .orElseThrow(() -> new IllegalStateException("there is no engine to test on: ./vomeet test --docker"))
                .split(" ", -1));
        engine = program.getFirst().replace("-compose", "");
        environment.put("VOMEET_TAG", "test");
        environment.put("VOMEET_PORT", Integer.toString(port));
        environment.put("LAB_PORT", Integer.toString(labPort));
        // Long enough for an ended container to be seen, short enough to be waited for.
        environment.put("FLEET_KEEP_ENDED_MS", "30000");
    }

    /** From now on. */
    void set(String name, String value) {
        environment.put(name, value);
    }

    String run(String... arguments) {
        var line = new ArrayList<>(program);
        line.addAll(List.of("-f", "compose.yaml", "-f", LAB_FILE));
        line.addAll(List.of(arguments));
        return good(new Command(Tree.ROOT, environment, line).run(""), line);
    }

    /** The engine's own program: {@code docker} or {@code podman}. */
    String engine(String... arguments) {
        var line = new ArrayList<>(List.of(engine));
        line.addAll(List.of(arguments));
        return good(new Command(Tree.ROOT, environment, line).run(""), line);
    }

    /** All that a container has said so far, with both voices. */
    String log(String container) {
        var line = List.of(engine, "logs", container);
        var said = new Command(Tree.ROOT, environment, line).run("");
        good(said, line);
        return said.all();
    }

    /** @return those places, of {@code host:port}, that take a connection from inside of the container */
    List<String> reached(String container, String... places) {
        var calls = Stream.of(places)
                .map(place -> "(timeout 3 bash -c 'echo >/dev/tcp/%s' 2>/dev/null && echo '%s') & "
                        .formatted(place.replace(':', '/'), place))
                .collect(Collectors.joining());
        return engine("exec", container, "bash", "-c", calls + "wait").lines().toList();
    }

    private static String good(Said said, List<String> line) {
        if (!said.isGood()) {
            throw new AssertionError(line + " ended with " + said.status() + ": " + said.all());
        }
        return said.out();
    }

    @Override
    public void close() {
        var bots = engine("ps", "-aq", "--filter", "label=vomeet.network=vomeet_default");
        if (!bots.isBlank()) {
            var line = new ArrayList<>(List.of("rm", "--force", "--volumes"));
            line.addAll(bots.lines().toList());
            engine(line.toArray(String[]::new));
        }
        run("down", "--volumes");
    }
}
