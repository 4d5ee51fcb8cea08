package com.vomeet.manager.orchestrator.kubernetes;

import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.job.Samples;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A scripted API server, what its controllers would do, and orchestrators on it. */
final class OrchestratorStage implements AutoCloseable {
    static final String NAMESPACE = "bots";
    static final String NAME = "vomeet-bot-7-0123abcd";
    static final Duration REQUEST = Duration.ofSeconds(2);

    final ScriptedServer server = new ScriptedServer();
    final FakeJobController cluster = new FakeJobController(server.client, NAMESPACE);
    final List<Workload> told = new CopyOnWriteArrayList<>();
    private final List<KubernetesOrchestrator> opened = new ArrayList<>();
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    KubernetesOrchestrator open() {
        var jobs = new BotJob(TemplateFile.builtIn(), Samples.settings(), NAMESPACE);
        var orchestrator =
                KubernetesOrchestrator.open(jobs, server.managersClient(REQUEST), Duration.ofMillis(100), this::now);
        orchestrator.watch(told::add);
        opened.add(orchestrator);
        return orchestrator;
    }

    private Instant now() {
        return Instant.now().plus(ahead.get());
    }

    /** The orchestrators' clock goes on from there. */
    void later(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
    }

    static WorkloadSpec spec() {
        return Bots.spec(NAME, 7);
    }

    @Nullable
    Job job() {
        return server.client
                .batch()
                .v1()
                .jobs()
                .inNamespace(NAMESPACE)
                .withName(NAME)
                .get();
    }

    @Nullable
    Secret secret() {
        return server.client.secrets().inNamespace(NAMESPACE).withName(NAME).get();
    }

    @Override
    public void close() {
        opened.forEach(KubernetesOrchestrator::close);
        server.close();
    }
}
