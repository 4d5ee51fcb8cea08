package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.Image;
import com.vomeet.contract.Platform;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.AutomaticLeave;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A real engine with an image that is the bot's but for its program: a shell that does what the bot's name says. {@code ./vomeet test
 * --docker} names the engine and has loaded the bot's image.
 */
final class ShellBots implements AutoCloseable {
    private static final String BOT = "ghcr.io/voltade/vomeet-bot:test";
    private static final String SCRIPT = """
            echo "begins"
            case $BOT_CONFIG in
            *'"botName":"waits"'*) trap 'exit 143' TERM; touch /tmp/ready; while :; do sleep 0.1; done ;;
            *'"botName":"stubborn"'*) trap '' TERM; touch /tmp/ready; while :; do sleep 0.1; done ;;
            *'"botName":"counts"'*)
                trap 'echo x >> /tmp/terms' TERM
                touch /tmp/ready
                while [ ! -s /tmp/terms ]; do sleep 0.1; done
                sleep 1
                exit "$(wc -l < /tmp/terms)" ;;
            *'"botName":"crashes"'*) echo "these are the last words" >&2; exit 9 ;;
            *'"botName":"talks"'*)
                yes "what was said long ago" | head -n 100000
                echo "these are the last words"
                exit 9 ;;
            *'"botName":"greedy"'*) all=$(head -c 400000000 /dev/zero | tr '\\0' x); exit ${#all} ;;
            *'"botName":"speaks"'*)
                printf '{"reason":"left_alone","exit_code":3,"stage":"active","message":"All left."}' \\
                    > "$TERMINATION_MESSAGE_PATH"
                exit 3 ;;
            *'"botName":"looks"'*)
                echo "user $(id -u):$(id -g)"
                touch /app/x 2> /dev/null && echo "the image can be written"
                touch /tmp/x && echo "tmp can be written"
                grep -E '^(CapEff|NoNewPrivs)' /proc/self/status
                echo "speech $WHISPER_LIVE_URL level $LOG_LEVEL key ${SIGNING_KEY:-none}"
                exit 9 ;;
            esac
            """;

    static final LogLimit LOG = new LogLimit(200_000, 2);

    final Engine engine;
    final String network = "vomeet-test-" + UUID.randomUUID().toString().substring(0, 8);
    private final String host;
    private final String image;

    ShellBots() {
        host = System.getenv().getOrDefault("DOCKER_HOST", "unix:///var/run/docker.sock");
        engine = Engine.at(host, EnginePatience.DEFAULT, Map.of());
        image = "localhost/" + network + ":shell";
        engine.ask(client ->
                client.createNetworkCmd().withName(network).withDriver("bridge").exec());
        var container = engine.ask(client -> client.createContainerCmd(BOT)
                .withEntrypoint("sh", "-c", SCRIPT)
                .exec()
                .getId());
        engine.begin(client -> client.commitCmd(container)
                .withRepository("localhost/" + network)
                .withTag("shell")
                .exec());
        engine.ask(client ->
                client.removeContainerCmd(container).withRemoveVolumes(true).exec());
    }

    DockerSettings settings() {
        return settings(image);
    }

    DockerSettings settings(String ofBots) {
        return new DockerSettings(host, ofBots, network, 1_000_000_000L, 128L << 20, LOG);
    }

    /** Docker believes any registry of its own machine, Podman the one that it was told of. */
    PasswordRegistry registry() {
        var port = System.getenv().getOrDefault("VOMEET_REGISTRY_PORT", "0");
        return new PasswordRegistry(network + "/bot", Integer.parseInt(port));
    }

    boolean hasImage(String name) {
        return new BotImage(engine, name, InstantSource.system()).isHere();
    }

    /** @param what the bot does */
    WorkloadSpec spec(String name, String what) {
        var config = new BotConfig(
                7,
                Platform.GOOGLE_MEET,
                URI.create("https://meet.google.com/abc-defg-hij"),
                what,
                Secret.of("token"),
                "abc-defg-hij",
                "connection",
                null,
                "transcribe",
                null,
                name,
                AutomaticLeave.DEFAULT,
                null,
                null,
                null,
                null,
                null);
        return new WorkloadSpec(network + name, 7, 3L, config, URI.create("ws://speech:9090"), Duration.ZERO, null);
    }

    /** All that the engine still has of it. */
    String log(String container) {
        var text = new StringBuilder();
        return engine.begin(client -> {
            try (var lines = client.logContainerCmd(container)
                    .withStdOut(true)
                    .withStdErr(true)
                    .withTailAll()
                    .exec(new ResultCallback.Adapter<Frame>() {
                        @Override
                        public void onNext(Frame frame) {
                            text.append(new String(frame.getPayload(), StandardCharsets.UTF_8));
                        }
                    })) {
                lines.awaitCompletion();
                return text.toString();
            } catch (InterruptedException | IOException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Not every engine hears it from the kernel. */
    boolean knowsOfTheMemory(String container) {
        var state = engine.ask(
                client -> client.inspectContainerCmd(container).exec().getState());
        return Boolean.TRUE.equals(state.getOOMKilled());
    }

    /** Everything of it goes. */
    @Override
    public void close() {
        var left = engine.ask(client -> client.listContainersCmd()
                .withShowAll(true)
                .withLabelFilter(Map.of("vomeet.network", network))
                .exec());
        left.forEach(container -> quietly(() -> engine.begin(client -> client.removeContainerCmd(container.getId())
                .withForce(true)
                .withRemoveVolumes(true)
                .exec())));
        images().forEach(id -> quietly(() ->
                engine.begin(client -> client.removeImageCmd(id).withForce(true).exec())));
        quietly(() -> engine.begin(client -> client.removeNetworkCmd(network).exec()));
        engine.close();
    }

    /** All whose name has that of the network in it. */
    private List<String> images() {
        return engine.ask(client -> client.listImagesCmd().exec()).stream()
                .filter(found -> found.getRepoTags() != null
                        && Stream.of(found.getRepoTags()).anyMatch(tag -> tag.contains(network)))
                .map(Image::getId)
                .toList();
    }

    private static void quietly(Runnable removal) {
        try {
            removal.run();
        } catch (DockerException e) {
            System.err.println("left behind: " + e.getMessage());
        }
    }
}
