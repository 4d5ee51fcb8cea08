package com.vomeet.e2e.chart;

import com.vomeet.contract.Json;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.e2e.house.Tree;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.job.BotJob;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The Job that a manager creates when it has been given a description of the bot's pod and says nothing else of it. */
final class CreatedJob {
    private static final String CONFIG = "contract/src/test/resources/golden/bot-config.json";

    private CreatedJob() {}

    static JsonNode of(String description) {
        try {
            var file = Files.createTempFile("job", ".yaml");
            try {
                Files.writeString(file, description);
                return created(ManagerConfig.read(Map.of(
                        "ORCHESTRATOR", "k8s",
                        "K8S_JOB_TEMPLATE", file.toString(),
                        "K8S_BOT_MANAGER_CALLBACK_URL", "http://bot-manager:8080/bots/internal/callback/exited",
                        "DATABASE_URL", "jdbc:postgresql://postgres:5432/vomeet",
                        "REDIS_URL", "redis://redis:6379/0",
                        "WHISPER_LIVE_URL", "ws://whisperlive:8000/ws",
                        "SIGNING_KEY", "0123456789abcdef0123456789abcdef")));
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode created(ManagerConfig.Result read) {
        if (!(read instanceof ManagerConfig.Result.Valid valid)) {
            throw new AssertionError(read);
        }
        var kubernetes = valid.config().bots().kubernetes();
        if (kubernetes == null) {
            throw new AssertionError("bots of this manager are no Jobs");
        }
        var jobs = kubernetes.jobs();
        var told = Json.read(Tree.text(Tree.ROOT.resolve(CONFIG)), BotConfig.class);
        var spec = new WorkloadSpec("vomeet-bot-7-0123abcd", 7, told, URI.create("ws://whisperlive:8000/ws"));
        return Chart.YAML.readTree(new KubernetesSerialization().asYaml(jobs.job(spec, BotJob.Delivery.SECRET)));
    }
}
