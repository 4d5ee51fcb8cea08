package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An image that runs: as its own user, its root read-only, in process and mount namespaces of its own. */
final class Box implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Path SCRIPT = Tree.ROOT.resolve("e2e/src/test/resources/com/vomeet/e2e/image/in-image.sh");

    private final Process process;
    private final Path log;

    private Box(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** @param shared seen inside as {@code /shared}; the log is kept there */
    static Box start(Archive image, Path root, Path shared, Map<String, String> environment) throws IOException {
        var command = new ArrayList<>(List.of("unshare", "--mount", "--pid", "--fork", "--kill-child"));
        command.addAll(List.of(
                SCRIPT.toString(), root.toString(), image.config().path("User").asString("")));
        command.add(shared.toString());
        command.addAll(image.entryPoint());
        var log = shared.resolve("log");
        var builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().clear();
        builder.environment().putAll(image.environment());
        // A cache that does not fit is an error here; outside of tests it costs time only.
        builder.environment().put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        builder.environment().putAll(environment);
        return new Box(builder.start(), log);
    }

    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void awaitLine(String part) {
        await("'" + part + "' in the log").atMost(PATIENCE).until(() -> log().contains(part) || !process.isAlive());
        assertThat(log()).contains(part);
    }

    /** As the kubelet does it: to the first process of the container, which is the entry point. */
    void terminate() throws IOException, InterruptedException {
        var first = process.children().findFirst().orElseThrow();
        Archive.run(List.of("kill", "-TERM", "" + first.pid()));
    }

    /** The user that the program's processes have. */
    List<String> users() throws IOException {
        try (var all = process.descendants()) {
            return all.filter(child -> child.info().command().isPresent())
                    .map(child -> child.info().user().orElse("?"))
                    .distinct()
                    .toList();
        }
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("it ends: %s", log())
                .isTrue();
        return process.exitValue();
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
