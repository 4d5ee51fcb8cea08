package com.vomeet.manager.config;

import com.vomeet.contract.Settings;
import com.vomeet.manager.orchestrator.docker.DockerSettings;
import com.vomeet.manager.orchestrator.docker.LogLimit;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.net.URI;
import java.util.regex.Pattern;

/** Reads how bots run as containers; the first three names are the first vomeet's. */
final class DockerReader {
    static final String GROUP = "Bots as containers";
    /** Where the first vomeet's bots found their manager. */
    static final URI CALLBACK = URI.create("http://bot-manager:8080/bots/internal/callback/exited");

    private static final Pattern SOCKET = Pattern.compile("unix:///\\S+");
    private static final Pattern IMAGE = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9._:/@-]*");
    private static final Pattern NETWORK = Pattern.compile("[a-zA-Z0-9][a-zA-Z0-9_.-]*");
    private static final Pattern CPUS = Pattern.compile("\\d{1,3}(\\.\\d+)?|\\d{1,6}m");
    private static final Pattern BYTES = Pattern.compile("\\d{1,6}(Mi|Gi|M|G)");
    private static final Pattern SOME_BYTES = Pattern.compile("[1-9]\\d{0,5}(Mi|Gi|M|G)");

    private final Settings settings;

    DockerReader(Settings settings) {
        this.settings = settings;
    }

    DockerSettings read() {
        var cpus = Quantity.parse(
                told("DOCKER_BOT_CPU_LIMIT", "CPU of a bot at most", "a quantity like `500m` or `2`", "2", CPUS));
        var memory = Quantity.parse(told(
                "DOCKER_BOT_MEMORY_LIMIT",
                "memory of a bot at most",
                "a quantity like `800Mi` or `2Gi`",
                "1Gi",
                BYTES));
        var log = log();
        return new DockerSettings(
                told(
                        "DOCKER_HOST",
                        "the socket of Docker or of Podman's service",
                        "`unix:///PATH`",
                        "unix:///var/run/docker.sock",
                        SOCKET),
                told(
                        "BOT_IMAGE_NAME",
                        "the bots' image; pulled when it is not there",
                        "a name",
                        "vomeet-bot:dev",
                        IMAGE),
                told(
                        "DOCKER_NETWORK",
                        "the network of the bots, where they reach manager, Redis and speech server, or `host`; one manager"
                                + " (one database) to a network",
                        "a name",
                        "vomeet_default",
                        NETWORK),
                Quantity.getAmountInBytes(cpus)
                        .multiply(BigDecimal.valueOf(1_000_000_000L))
                        .longValue(),
                Quantity.getAmountInBytes(memory).longValue(),
                log);
    }

    private LogLimit log() {
        var file = Quantity.parse(told(
                "DOCKER_BOT_LOG_SIZE",
                "a file of a bot's log at most",
                "a quantity like `10Mi` or `1Gi`",
                "10Mi",
                SOME_BYTES));
        var files = settings.of(
                        "DOCKER_BOT_LOG_FILES",
                        "how many such files are kept; Podman keeps one. 0 leaves the log to what is set in the engine")
                .number(3, 0, 100);
        return new LogLimit(Quantity.getAmountInBytes(file).longValue(), files);
    }

    /** Then bots find their manager where this machine's processes do. */
    boolean isOnTheMachine() {
        return settings.text("DOCKER_NETWORK")
                .filter(DockerSettings.MACHINES_OWN::equals)
                .isPresent();
    }

    private String told(String name, String meaning, String allowed, String usual, Pattern pattern) {
        var word = settings.of(name, meaning).allowed(allowed).text(usual);
        if (pattern.matcher(word).matches()) {
            return word;
        }
        settings.problem(name, "must be " + allowed.replace("`", "") + ", not '" + word + "'");
        return usual;
    }
}
