package com.vomeet.manager.config;

import com.vomeet.contract.Secret;
import com.vomeet.manager.orchestrator.docker.DockerSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How bots are run.
 *
 * @param command the bot's program with its arguments ({@code process})
 * @param stateDir folder that outlives the manager: one folder for each bot ({@code process})
 * @param whisperLiveUrl the speech server as the bots see it
 * @param redisUrl Redis as the bots see it, best with a user of theirs that may do less than the manager
 * @param longest after this long a bot leaves, whatever happens
 * @param kubernetes null unless the orchestrator is {@code KUBERNETES}
 * @param docker null unless it is {@code DOCKER}
 */
public record BotSettings(
        OrchestratorKind orchestrator,
        List<String> command,
        Path stateDir,
        URI whisperLiveUrl,
        Secret redisUrl,
        Duration longest,
        @Nullable KubernetesSettings kubernetes,
        @Nullable DockerSettings docker) {
    public BotSettings {
        command = List.copyOf(command);
    }

    /** Bots that are no containers. */
    public BotSettings(
            OrchestratorKind orchestrator,
            List<String> command,
            Path stateDir,
            URI whisperLiveUrl,
            Secret redisUrl,
            Duration longest,
            @Nullable KubernetesSettings kubernetes) {
        this(orchestrator, command, stateDir, whisperLiveUrl, redisUrl, longest, kubernetes, null);
    }
}
