package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The engine at its socket. What it answers is a fact or its refusal ({@link DockerException}); without an answer it is away. */
final class Engine implements AutoCloseable {
    private static final Duration QUICK = Duration.ofSeconds(20);
    private final String host;
    private final DockerClient quick;
    private final DockerClient patient;

    private Engine(String host, DefaultDockerClientConfig config) {
        this.host = host;
        this.quick = client(config, QUICK);
        this.patient = client(config, Duration.ZERO);
    }

    /** @param environment where {@code DOCKER_CONFIG} may name the folder of the file with the registries' passwords */
    static Engine at(String host, Map<String, String> environment) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false);
        Optional.ofNullable(environment.get("DOCKER_CONFIG")).ifPresent(config::withDockerConfig);
        return new Engine(host, config.build());
    }

    private static DockerClient client(DefaultDockerClientConfig config, Duration patience) {
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .maxConnections(200)
                .connectionTimeout(QUICK)
                .responseTimeout(patience)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }

    String host() {
        return host;
    }

    /** @throws OrchestratorAway when there is no answer */
    <T> T ask(Function<DockerClient, T> question) {
        return answered(question, quick);
    }

    /** What may take as long as it takes: the end of a bot, an image's way here. */
    <T> T await(Function<DockerClient, T> question) {
        return answered(question, patient);
    }

    private <T> T answered(Function<DockerClient, T> question, DockerClient client) {
        try {
            return question.apply(client);
        } catch (DockerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw new OrchestratorAway("the container engine at " + host + " does not answer: " + cause(e));
        }
    }

    /** The transport's own words are about the transport. */
    private static String cause(Throwable failure) {
        var deepest = failure;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return deepest.getMessage() == null ? deepest.getClass().getSimpleName() : deepest.getMessage();
    }

    @Override
    public void close() {
        try {
            quick.close();
            patient.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the connections to " + host + " cannot be closed", e);
        }
    }
}
