package com.vomeet.manager.admin;

import com.vomeet.contract.Json;
import com.vomeet.manager.Bots;
import com.vomeet.manager.Rows;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.meeting.Meeting;
import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.kubernetes.ScriptedServer;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

/** A meeting's row, its bot's Job and Secret at a scripted API server, and the settings of the manager that made them. */
final class BotInCluster implements AutoCloseable {
    private static final String NAMESPACE = "bots";

    private final Rows rows = new Rows();
    private final ScriptedServer server = new ScriptedServer();
    final Meeting meeting = rows.requested("abc-defg-hij");
    final Map<String, String> environment;

    BotInCluster(Path folder) throws IOException {
        environment = Map.of(
                "ORCHESTRATOR", "k8s",
                "KUBECONFIG",
                        Files.writeString(folder.resolve("kubeconfig"), server.kubeconfig())
                                .toString(),
                "K8S_NAMESPACE", NAMESPACE,
                "K8S_BOT_MANAGER_CALLBACK_URL", "http://bot-manager:8080/bots/internal/callback/exited",
                "DATABASE_URL", rows.settings.jdbcUrl(),
                "DATABASE_USER", rows.settings.user(),
                "REDIS_URL", "redis://vomeet-bot:hunter2@redis:6379/0",
                "WHISPER_LIVE_URL", "wss://speech.example/ws?token=hunter2",
                "SIGNING_KEY", "0123456789abcdef0123456789abcdef");
        var config = ((ManagerConfig.Result.Valid) ManagerConfig.read(environment)).config();
        var jobs = Objects.requireNonNull(config.bots().kubernetes()).jobs();
        var spec = Bots.spec(job(), meeting.id().value());
        server.client
                .resource(jobs.job(spec, BotJob.Delivery.SECRET))
                .inNamespace(NAMESPACE)
                .create();
    }

    String job() {
        return meeting.session().workload();
    }

    /** As the cluster gives it to whoever may read it. */
    void itsSecretHolds(Map<String, String> config) {
        var data = Base64.getEncoder().encodeToString(Json.write(config).getBytes(StandardCharsets.UTF_8));
        server.client
                .resource(new SecretBuilder()
                        .withNewMetadata()
                        .withName(job())
                        .endMetadata()
                        .addToData("BOT_CONFIG", data)
                        .build())
                .inNamespace(NAMESPACE)
                .create();
    }

    /** By the chart's Role the manager makes Secrets and reads none. */
    void itsSecretMayNotBeRead() {
        server.forbids("GET .*/secrets/.*");
    }

    @Override
    public void close() {
        server.close();
        rows.close();
    }
}
