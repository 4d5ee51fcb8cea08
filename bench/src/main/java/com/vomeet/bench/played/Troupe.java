package com.vomeet.bench.played;

import com.vomeet.bench.chaos.Codes;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.bot.BotConfig;
import com.vomeet.contract.bot.BotConfigReader;
import com.vomeet.contract.control.TerminationMessage;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shared state: the played bots of a namespace. Each begins when its pod runs and its Secret, from which it has its configuration, is
 * there, and ends its pod as it ends itself.
 */
final class Troupe implements AutoCloseable {
    private final Pods pods;
    private final HttpClient http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CompletableFuture<Instant> allInCall = new CompletableFuture<>();
    private final Map<String, BotConfig> configs = new ConcurrentHashMap<>();
    private final Map<String, Boolean> running = new ConcurrentHashMap<>();
    private final Map<String, PlayedBot> bots = new ConcurrentHashMap<>();
    private final Map<Long, Played> ended = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Difference> twice = new ConcurrentLinkedQueue<>();
    private final List<SharedIndexInformer<?>> watches = new ArrayList<>();

    Troupe(KubernetesClient client, String namespace) {
        pods = new Pods(client, namespace);
        http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(3))
                .executor(threads)
                .build();
        watches.add(client.secrets().inNamespace(namespace).inform(new Added<>(this::given), 0));
        watches.add(client.pods().inNamespace(namespace).inform(new Added<>(pod -> begins(pods.runs(pod))), 0));
    }

    private void given(Secret secret) {
        var text = secret.getData() == null ? null : secret.getData().get("BOT_CONFIG");
        if (text == null) {
            return;
        }
        var json = new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8);
        switch (BotConfigReader.read(json)) {
            case BotConfigReader.Result.Valid(var config) ->
                given(secret.getMetadata().getName(), config);
            case BotConfigReader.Result.Invalid(var problems) ->
                throw new IllegalStateException("a real bot would refuse this BOT_CONFIG: " + problems);
        }
    }

    private void given(String job, BotConfig config) {
        if (configs.put(job, config) != null) {
            twice.add(new Difference(config.meetingId(), Difference.Kind.DOUBLED, "its Secret was made twice"));
        }
        begin(job);
    }

    private void begins(@Nullable String job) {
        if (job != null) {
            running.put(job, true);
            begin(job);
        }
    }

    private synchronized void begin(String job) {
        var config = configs.get(job);
        if (config == null || !running.containsKey(job) || bots.containsKey(job)) {
            return;
        }
        var part = Part.of(Codes.number(config.nativeMeetingId()));
        var bot = new PlayedBot(config, part, http, allInCall);
        bots.put(job, bot);
        var _ = threads.submit(() -> {
            var played = bot.play();
            ended.put(played.meeting(), played);
            endPod(job, played);
            return played;
        });
    }

    private void endPod(String job, Played played) {
        var reason = played.reason();
        if (reason != null) {
            var code = reason.status() == MeetingStatus.COMPLETED ? 0 : 1;
            pods.end(job, new TerminationMessage(reason, code, played.reported().getLast(), "It was played so."));
        } else if (played.part().ending() == Ending.KILLED) {
            pods.kill(job);
        }
    }

    /** From now on {@link Part#stay} counts. */
    void curtain(Instant now) {
        allInCall.complete(now);
    }

    Collection<PlayedBot> bots() {
        return bots.values();
    }

    /** What those did that have ended. */
    Map<Long, Played> ended() {
        return Map.copyOf(ended);
    }

    /** What was made a second time in the cluster. */
    List<Difference> madeTwice() {
        return List.copyOf(twice);
    }

    @Override
    public void close() {
        watches.forEach(SharedIndexInformer::close);
        threads.shutdownNow();
        http.shutdownNow();
    }

    private record Added<T extends HasMetadata>(Consumer<T> seen) implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            seen.accept(object);
        }

        @Override
        public void onUpdate(T before, T object) {
            if (!(object instanceof Secret)) {
                seen.accept(object);
            }
        }

        @Override
        public void onDelete(T object, boolean unseen) {}
    }
}
