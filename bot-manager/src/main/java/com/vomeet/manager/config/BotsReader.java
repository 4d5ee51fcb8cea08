package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import com.vomeet.contract.Settings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads what runs bots and what all of them are told. */
final class BotsReader {
    private static final String GROUP = "Bots";

    private final Settings settings;

    BotsReader(Settings settings) {
        this.settings = settings;
    }

    OrchestratorKind orchestrator() {
        settings.group(GROUP);
        var word = settings.of(
                        "ORCHESTRATOR",
                        "what runs the bots: a container for each, a Job for each, processes of this machine, or nothing")
                .allowed("`docker`, `k8s` or `kubernetes`, `process`, `none`")
                .text("docker");
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "k8s", "kubernetes" -> OrchestratorKind.KUBERNETES;
            case "process" -> OrchestratorKind.PROCESS;
            case "none" -> OrchestratorKind.NONE;
            case "docker" -> OrchestratorKind.DOCKER;
            default -> {
                settings.problem("ORCHESTRATOR", "must be docker, k8s, process or none, not '" + word + "'");
                yield OrchestratorKind.NONE;
            }
        };
    }

    BotSettings read(OrchestratorKind kind, Secret redisUrl) {
        settings.group("Bots as Kubernetes Jobs");
        var kubernetes = kind == OrchestratorKind.KUBERNETES ? new KubernetesReader(settings).read() : null;
        settings.group(DockerReader.GROUP);
        var docker = kind == OrchestratorKind.DOCKER ? new DockerReader(settings).read() : null;
        settings.group(GROUP);
        var process = settings.of(
                        "PROCESS_BOT_COMMAND", "the bot's program first; `{dir}` stands for the bot's own folder")
                .otherwise("required with `process`");
        if (kind == OrchestratorKind.PROCESS) {
            process.required("a JSON list, the bot's program first");
        }
        return new BotSettings(
                kind,
                process.jsonList(),
                Path.of(settings.of("STATE_DIR", "one folder for each bot; outlives the manager (`process`)")
                                .text("/var/lib/vomeet"))
                        // Bots work elsewhere.
                        .toAbsolutePath()
                        .normalize(),
                settings.of("WHISPER_LIVE_URL", "the speech server as the bots see it")
                        .required("the speech server's address, ws://...")
                        .url("ws", "wss")
                        .orElse(URI.create("ws://missing")),
                redisUrl,
                longest(kubernetes),
                kubernetes,
                docker);
    }

    /** The cluster's deadline counts too, and the bot has to know it. */
    private Duration longest(@Nullable KubernetesSettings kubernetes) {
        var own = settings.of("MAX_BOT_SECONDS", "after this long a bot has to be gone")
                .otherwise("`7200`; with `k8s` the Job's deadline, if that is less or this is not set")
                .number(7_200, 60, 7 * 86_400);
        if (kubernetes == null) {
            return Duration.ofSeconds(own);
        }
        var deadline = kubernetes.jobs().deadlineSeconds();
        return Duration.ofSeconds(settings.text("MAX_BOT_SECONDS").isPresent() ? Math.min(own, deadline) : deadline);
    }
}
