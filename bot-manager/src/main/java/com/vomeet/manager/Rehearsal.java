package com.vomeet.manager;

import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.Secret;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.control.CallbackSignature;
import com.vomeet.contract.control.Heartbeat;
import com.vomeet.contract.control.HeartbeatAnswer;
import com.vomeet.manager.api.ApiServer;
import com.vomeet.manager.config.KubernetesSettings;
import com.vomeet.manager.config.LogSettings;
import com.vomeet.manager.config.ManagerConfig;
import com.vomeet.manager.health.Readiness;
import com.vomeet.manager.log.LogSetup;
import com.vomeet.manager.metric.Metrics;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.kubernetes.ClusterAccess;
import com.vomeet.manager.orchestrator.kubernetes.KubernetesOrchestrator;
import com.vomeet.manager.store.Database;
import com.vomeet.manager.store.Patience;
import com.vomeet.manager.store.Redis;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.exceptions.JedisException;

/**
 * The training run of the image's AOT cache (JEP 483 and 515): what a manager does first, where there is neither a database nor a Redis
 * nor a cluster. It listens and is asked, answers heartbeats, makes a bot's Job, and looks for what it stands on. A start finds loaded
 * and linked what this has used.
 */
public final class Rehearsal {
    private static final Logger LOG = LoggerFactory.getLogger(Rehearsal.class);
    private static final int BEATS = 2_000;
    private static final Duration OPENING = Duration.ofSeconds(2);
    private static final Patience ONCE = new Patience(1, Duration.ofMillis(1));

    private static final String BOT = """
            {"meeting_id":1,"platform":"google_meet","meetingUrl":"https://127.0.0.1:9/abc-defg-hij","botName":"Training",
             "token":"none","nativeMeetingId":"abc-defg-hij","connectionId":"training","task":"transcribe",
             "automaticLeave":{"waitingRoomTimeout":1000,"noOneJoinedTimeout":1000,"everyoneLeftTimeout":1000}}
            """;

    private static final Heartbeat BEAT =
            new Heartbeat("training", 1, MeetingStatus.ACTIVE, 0, 1, 0, 10_000, 1, 0, 0, true, true, null);

    private Rehearsal() {}

    /** Ends with 0 when all was gone through. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        LogSetup.prepare(LogSettings.of(System.getenv()));
        switch (ManagerConfig.read(System.getenv())) {
            case ManagerConfig.Result.Invalid(var problems) -> {
                problems.forEach(problem -> LOG.error("{}", problem));
                System.exit(2);
            }
            case ManagerConfig.Result.Valid(var config, var _, var _) -> run(config);
        }
        System.exit(0);
    }

    private static void run(ManagerConfig config) throws IOException, InterruptedException {
        var cluster = new CompletableFuture<KubernetesOrchestrator>();
        var kubernetes = config.bots().kubernetes();
        if (kubernetes == null) {
            throw new IllegalArgumentException("ORCHESTRATOR: has to be k8s, which takes the longest to get ready");
        }
        var opening = Thread.ofVirtual().start(() -> cluster.complete(open(kubernetes)));
        fruitless(() -> Database.open(config.database(), ONCE).close());
        fruitless(() -> ping(config.redisUrl()));
        answer(config);
        for (var i = 0; i < BEATS; i++) {
            beat(Secret.of("training"));
        }
        opening.join(OPENING);
        // It would wait longer for the cluster's first word.
        opening.interrupt();
        try (var orchestrator = cluster.join()) {
            var bot = Json.read(BOT, BotConfig.class);
            var outcome = orchestrator.start(
                    new WorkloadSpec("vomeet-bot-1-training", 1, bot, URI.create("ws://127.0.0.1:9/ws")));
            LOG.info("a start where there is no cluster: {}", outcome);
        }
    }

    private static KubernetesOrchestrator open(KubernetesSettings settings) {
        return KubernetesOrchestrator.open(
                settings.jobs(),
                ClusterAccess.client(settings.kubeconfig()),
                KubernetesSettings.LIST_EVERY,
                InstantSource.system());
    }

    private static void ping(Secret redisUrl) {
        try (var redis = Redis.open(redisUrl)) {
            redis.ping();
        }
    }

    private static void fruitless(Runnable open) {
        try {
            open.run();
        } catch (IllegalStateException | JedisException e) {
            LOG.info("as expected: {}", e.getMessage());
        }
    }

    private static void answer(ManagerConfig config) throws IOException, InterruptedException {
        try (var metrics = Metrics.open();
                var server = ApiServer.start(config.http(), new Readiness(), config.roles(), metrics);
                var client = HttpClient.newHttpClient()) {
            for (var path : new String[] {"/healthz", "/readyz", "/servez", "/metrics", "/nowhere"}) {
                var request =
                        HttpRequest.newBuilder(server.base().resolve(path)).build();
                var answer = client.send(request, BodyHandlers.ofString());
                LOG.info("{} is answered with {}", path, answer.statusCode());
            }
        }
    }

    private static void beat(Secret secret) {
        var text = Json.write(BEAT);
        var body = text.getBytes(StandardCharsets.UTF_8);
        var now = Instant.now();
        var signature = CallbackSignature.sign(secret, now.getEpochSecond(), body);
        if (!CallbackSignature.holds(secret, now.getEpochSecond(), body, signature, now)) {
            throw new IllegalStateException("a signature does not hold");
        }
        var beat = Json.read(text, Heartbeat.class);
        var _ = Json.write(new HeartbeatAnswer(beat.version() + 1, false, null, null, 1));
    }
}
