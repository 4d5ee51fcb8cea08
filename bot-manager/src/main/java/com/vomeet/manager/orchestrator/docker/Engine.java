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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** The engine at its socket. What it answers is a fact or its refusal ({@link DockerException}); without an answer it is away. */
final class Engine implements AutoCloseable {
    private final String host;
    private final EnginePatience patience;
    private final DockerClient client;

    private Engine(String host, EnginePatience patience, DefaultDockerClientConfig config) {
        this.host = host;
        this.patience = patience;
        this.client = client(config, patience.answer());
    }

    /** @param environment where {@code DOCKER_CONFIG} may name the folder of the file with the registries' passwords */
    static Engine at(String host, EnginePatience patience, Map<String, String> environment) {
        var config = DefaultDockerClientConfig.createDefaultConfigBuilder()
                .withDockerHost(host)
                .withDockerTlsVerify(false);
        Optional.ofNullable(environment.get("DOCKER_CONFIG")).ifPresent(config::withDockerConfig);
        return new Engine(host, patience, config.build());
    }

    /** Its sockets know no limit to an answer: those of the file system have none, whatever is asked for. */
    private static DockerClient client(DefaultDockerClientConfig config, Duration connecting) {
        var http = new ZerodepDockerHttpClient.Builder()
                .dockerHost(config.getDockerHost())
                .maxConnections(200)
                .connectionTimeout(connecting)
                .responseTimeout(Duration.ZERO)
                .build();
        return DockerClientImpl.getInstance(config, http);
    }

    String host() {
        return host;
    }

    EnginePatience patience() {
        return patience;
    }

    /** @throws OrchestratorAway when there is no answer */
    <T> T ask(Function<DockerClient, T> question) {
        return ask(patience.answer(), question);
    }

    /** @throws OrchestratorAway when there is no answer within a time */
    <T> T ask(Duration limit, Function<DockerClient, T> question) {
        var answer = new FutureTask<>(() -> begin(question));
        Thread.ofVirtual().name("engine").start(answer);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw away("no answer within " + limit.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : away(cause(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw away("the manager ends");
        } finally {
            // Its connection is closed by that.
            answer.cancel(true);
        }
    }

    /** What goes on by itself when it has begun, and has a limit of its own or none: events, an image's way here. */
    <T> T begin(Function<DockerClient, T> question) {
        try {
            return question.apply(client);
        } catch (DockerException e) {
            throw e;
        } catch (RuntimeException e) {
            throw away(cause(e));
        }
    }

    private OrchestratorAway away(String why) {
        return new OrchestratorAway("the container engine at " + host + " does not answer: " + why);
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
            client.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the connections to " + host + " cannot be closed", e);
        }
    }
}
