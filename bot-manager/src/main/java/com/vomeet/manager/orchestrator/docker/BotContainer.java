package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.RestartPolicy;
import com.github.dockerjava.api.model.Volume;
import com.vomeet.contract.Json;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * A bot's container. It runs pages that strangers control: without root, capabilities, a way to more rights, or a file of the image that it
 * could change.
 *
 * @param environment the manager's, of which bots get what they need
 */
record BotContainer(DockerSettings settings, ContainerLabels labels, Map<String, String> environment) {
    /** The one folder in which it writes: a volume, which can be read after its end and goes with the container. */
    private static final String TMP = "/tmp";

    static final String LAST_WORD = TMP + "/termination";

    private static final String USER = "10001:10001";
    /** Chromium's processes share frames by it. */
    private static final long SHARED_MEMORY = 256L << 20;
    /** Browser and JVM together have about 200 threads in a call. */
    private static final long MOST_THREADS = 2_048;

    private static final int GRACE_SECONDS = 60;

    private static final Set<String> PASSED = Set.of(
            "TZ",
            "LOG_LEVEL",
            "BOT_BROWSER",
            "BOT_CA",
            // Programs do not agree on the case.
            "http_proxy",
            "https_proxy",
            "no_proxy",
            "HTTP_PROXY",
            "HTTPS_PROXY",
            "NO_PROXY");

    BotContainer {
        environment = Map.copyOf(environment);
    }

    CreateContainerCmd create(DockerClient client, WorkloadSpec spec) {
        return client.createContainerCmd(settings.image())
                .withName(spec.name())
                .withLabels(labels.of(spec))
                .withUser(USER)
                .withEnv(variables(spec))
                .withVolumes(new Volume(TMP))
                .withStopTimeout(GRACE_SECONDS)
                .withHostConfig(hostConfig());
    }

    private HostConfig hostConfig() {
        return HostConfig.newHostConfig()
                .withNetworkMode(settings.network())
                .withNanoCPUs(settings.nanoCpus())
                .withMemory(settings.memory())
                // All there is, swap included: as a pod has none, and an engine gives as much again unless it is told.
                .withMemorySwap(settings.memory())
                .withPidsLimit(MOST_THREADS)
                .withShmSize(SHARED_MEMORY)
                .withLogConfig(settings.log().ofContainer())
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges"))
                // It is kept until its exit code and last word are stored.
                .withAutoRemove(false)
                .withRestartPolicy(RestartPolicy.noRestart());
    }

    private List<String> variables(WorkloadSpec spec) {
        var variables = new TreeMap<String, String>();
        environment.forEach((name, value) -> {
            if (PASSED.contains(name)) {
                variables.put(name, value);
            }
        });
        variables.put("BOT_CONFIG", Json.write(spec.config()));
        variables.put("WHISPER_LIVE_URL", spec.whisperLiveUrl().toString());
        variables.put("TERMINATION_MESSAGE_PATH", LAST_WORD);
        return variables.entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toList();
    }
}
