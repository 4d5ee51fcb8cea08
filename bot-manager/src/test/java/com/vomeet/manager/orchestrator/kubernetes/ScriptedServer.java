package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import io.fabric8.kubernetes.client.server.mock.KubernetesMixedDispatcher;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.ServerRequest;
import io.fabric8.mockwebserver.ServerResponse;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;

/** An API server that keeps objects, runs no controllers, and answers a while with whatever a test has told it. */
public final class ScriptedServer implements AutoCloseable {
    private static final String TRIAL = "POST .*[?&]dryRun=All.*";

    /** Answers of the test's own, the first that fits counts. */
    private record Script(Pattern request, AtomicInteger left, Function<RecordedRequest, MockResponse> answer) {}

    private final List<Script> scripts = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final Dispatcher crud;
    private final KubernetesMockServer server;
    public final KubernetesClient client;

    public ScriptedServer() {
        Map<ServerRequest, Queue<ServerResponse>> responses = new HashMap<>();
        crud = new KubernetesMixedDispatcher(responses);
        server = new KubernetesMockServer(new Context(), new MockWebServer(), responses, dispatcher(), false);
        server.init();
        client = server.createClient(new JdkHttpClientFactory());
    }

    private Dispatcher dispatcher() {
        return new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                var line = request.getMethod() + " " + request.getPath();
                requests.add(line);
                for (var script : scripts) {
                    if (script.request().matcher(line).matches()
                            && script.left().getAndDecrement() > 0) {
                        return script.answer().apply(request);
                    }
                }
                return line.matches(TRIAL) ? echo(request) : crud.dispatch(request);
            }
        };
    }

    /** The store below does not know that this is not to be kept. */
    private static MockResponse echo(RecordedRequest request) {
        return new MockResponse().setResponseCode(201).setBody(request.getBody().readUtf8());
    }

    /** The next {@code times} requests whose method and path match get this answer. */
    void answers(int times, String pattern, int code, String message) {
        var status = new StatusBuilder()
                .withCode(code)
                .withMessage(message)
                .withStatus("Failure")
                .build();
        var answer = new MockResponse().setResponseCode(code).setBody(new KubernetesSerialization().asJson(status));
        scripts.add(new Script(Pattern.compile(pattern), new AtomicInteger(times), _ -> answer));
    }

    /** From now on such requests get this, whatever is in the store: it knows no fields but names. */
    void gives(String pattern, KubernetesResource resource) {
        var answer = new MockResponse().setResponseCode(200).setBody(new KubernetesSerialization().asJson(resource));
        scripts.add(new Script(Pattern.compile(pattern), new AtomicInteger(Integer.MAX_VALUE), _ -> answer));
    }

    /** From now on, as a right that is missing does. */
    public void forbids(String pattern) {
        answers(Integer.MAX_VALUE, pattern, 403, "forbidden: no such right");
    }

    void delays(String pattern, Duration by) {
        var answer = new MockResponse().setResponseCode(500).setBody("{}").setBodyDelay(by);
        scripts.add(new Script(Pattern.compile(pattern), new AtomicInteger(Integer.MAX_VALUE), _ -> answer));
    }

    /** The next such request is carried out, and its answer comes when nobody waits for it any more. */
    void answersLate(String pattern, Duration by) {
        scripts.add(new Script(
                Pattern.compile(pattern),
                new AtomicInteger(1),
                request -> crud.dispatch(request).setBodyDelay(by)));
    }

    void heals() {
        scripts.clear();
    }

    long requests(String pattern) {
        return requests.stream().filter(line -> line.matches(pattern)).count();
    }

    /** Of somebody who needs no password. */
    public String kubeconfig() {
        return """
                apiVersion: v1
                kind: Config
                current-context: scripted
                contexts: [{name: scripted, context: {cluster: scripted, user: scripted}}]
                clusters: [{name: scripted, cluster: {server: "%s"}}]
                users: [{name: scripted, user: {}}]
                """.formatted(client.getMasterUrl());
    }

    /** A client as the manager makes it. */
    KubernetesClient managersClient(Duration request) {
        return ClusterAccess.client(client.getConfiguration(), request);
    }

    @Override
    public void close() {
        client.close();
        try {
            server.destroy();
        } catch (IllegalStateException e) {
            // On a busy machine its threads need longer than it waits for them; they end by themselves.
        }
    }
}
