package com.vomeet.bench;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Containers of an image that do nothing, in the machine's own network or in one that the engine makes, as Compose does. */
final class ContainerStarts implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final String network =
            "vomeet-bench-" + UUID.randomUUID().toString().substring(0, 8);
    private final DockerClient client;
    private final String image;

    ContainerStarts(String host, String image) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false)
                .build();
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .build();
        this.client = DockerClientImpl.getInstance(config, http);
        this.image = image;
        client.createNetworkCmd().withName(network).withDriver("bridge").exec();
    }

    double inTheMachinesNetwork() {
        return seconds("host");
    }

    double inItsOwn() {
        return seconds(network);
    }

    /** Until its program has ended, which does nothing. */
    private double seconds(String where) {
        var start = System.nanoTime();
        var container = client.createContainerCmd(image)
                .withEntrypoint("true")
                .withHostConfig(HostConfig.newHostConfig().withNetworkMode(where))
                .exec()
                .getId();
        try {
            client.startContainerCmd(container).exec();
            var status = client.waitContainerCmd(container).start().awaitStatusCode(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (status != 0) {
                throw new IllegalStateException("a container that does nothing ended with " + status);
            }
            return (System.nanoTime() - start) / 1e9;
        } finally {
            client.removeContainerCmd(container).withForce(true).exec();
        }
    }

    @Override
    public void close() throws IOException {
        client.removeNetworkCmd(network).exec();
        client.close();
    }
}
