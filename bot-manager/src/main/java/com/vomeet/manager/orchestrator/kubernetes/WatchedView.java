package com.vomeet.manager.orchestrator.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One watch on all Jobs of bots and one on their pods. */
final class WatchedView implements View {
    private static final Logger LOG = LoggerFactory.getLogger(WatchedView.class);
    private static final int FORBIDDEN = 403;

    private final SharedIndexInformer<Job> jobs;
    private final SharedIndexInformer<Pod> pods;
    private final Runnable forbidden;
    private final AtomicBoolean told = new AtomicBoolean();
    private volatile String lastTrouble = "";

    /**
     * @param ready is told of the first whole sight
     * @param forbidden is told once that watching is not allowed; must return soon
     */
    WatchedView(BotApi api, Sightings sightings, Runnable ready, Runnable forbidden) {
        this.forbidden = forbidden;
        this.jobs = api.jobs().runnableInformer(0);
        this.pods = api.pods().runnableInformer(0);
        jobs.addEventHandler(new Handler<>(sightings::sees, sightings::gone));
        pods.addEventHandler(new Handler<>(sightings::sees, sightings::gone));
        for (var informer : List.of(jobs, pods)) {
            informer.exceptionHandler((_, failure) -> retries(failure));
        }
        jobs.start().thenCombine(pods.start(), (_, _) -> true).thenRun(() -> {
            // A watch does not tell of what had gone before it began. What it tells of is in its store first.
            sightings.keep(
                    job -> jobs.getStore().get(job) != null,
                    pod -> pods.getStore().get(pod) != null);
            ready.run();
        });
    }

    private boolean retries(Throwable thrown) {
        var failure = thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
        if (failure instanceof KubernetesClientException e && e.getCode() == FORBIDDEN) {
            if (told.compareAndSet(false, true)) {
                forbidden.run();
            }
            return false;
        }
        var trouble = String.valueOf(failure.getMessage());
        if (!trouble.equals(lastTrouble)) {
            lastTrouble = trouble;
            LOG.warn("the cluster cannot be watched now and is asked again: {}", trouble);
        }
        return true;
    }

    @Override
    public boolean isReady() {
        return jobs.hasSynced() && pods.hasSynced();
    }

    @Override
    public void close() {
        jobs.close();
        pods.close();
    }

    private record Handler<T extends HasMetadata>(Consumer<T> seen, Consumer<T> gone)
            implements ResourceEventHandler<T> {
        @Override
        public void onAdd(T object) {
            seen.accept(object);
        }

        @Override
        public void onUpdate(T before, T object) {
            seen.accept(object);
        }

        @Override
        public void onDelete(T object, boolean unseen) {
            gone.accept(object);
        }
    }
}
