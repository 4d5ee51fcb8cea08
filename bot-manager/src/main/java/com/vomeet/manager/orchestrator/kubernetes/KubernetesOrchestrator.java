package com.vomeet.manager.orchestrator.kubernetes;

import com.vomeet.manager.orchestrator.Orchestrator;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import com.vomeet.manager.orchestrator.Watchers;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.WorkloadWatcher;
import com.vomeet.manager.orchestrator.job.BotJob;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Bots as Jobs. What runs is known from one watch for all of them, or from lists where watching is not allowed. */
public final class KubernetesOrchestrator implements Orchestrator {
    private static final Logger LOG = LoggerFactory.getLogger(KubernetesOrchestrator.class);
    private static final Duration FIRST_SIGHT = Duration.ofSeconds(10);
    private static final Duration UNSEEN = Duration.ofSeconds(15);

    private final BotApi api;
    private final Sightings sightings;
    private final JobStarter starter;
    private final PodlessJobs podless;
    private final Watchers watchers = new Watchers();
    private final CompletableFuture<Boolean> firstSight = new CompletableFuture<>();
    private final ChosenView view;

    private KubernetesOrchestrator(BotJob jobs, KubernetesClient client, Duration listEvery, InstantSource clock) {
        this.api = new BotApi(client, jobs.namespace());
        this.sightings = new Sightings(clock, watchers::changed);
        this.starter = new JobStarter(jobs, api, sightings, new Right(clock));
        this.podless = new PodlessJobs(api, sightings, clock);
        this.view = new ChosenView(api, sightings, listEvery, clock, () -> firstSight.complete(true));
    }

    /**
     * Begins to watch, and waits a while for the first sight of what is there. A cluster that does not answer is asked again for as
     * long as it takes.
     *
     * @param client is closed with the orchestrator
     * @param listEvery how often to list where watching is not allowed
     */
    public static KubernetesOrchestrator open(
            BotJob jobs, KubernetesClient client, Duration listEvery, InstantSource clock) {
        var orchestrator = new KubernetesOrchestrator(jobs, client, listEvery, clock);
        orchestrator.view.watch();
        orchestrator.awaitFirstSight();
        return orchestrator;
    }

    private void awaitFirstSight() {
        try {
            firstSight.get(FIRST_SIGHT.toMillis(), TimeUnit.MILLISECONDS);
            starter.askForSecrets();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn(
                    "the cluster has not shown its bots within {} s; bots are started when it does",
                    FIRST_SIGHT.toSeconds());
        }
    }

    /** Without a whole sight nobody can say that a bot is not there. */
    private void requireSight() {
        if (!view.isReady()) {
            throw new OrchestratorAway("the cluster has not shown its bots yet");
        }
    }

    @Override
    public StartOutcome start(WorkloadSpec spec) {
        return starter.start(spec);
    }

    @Override
    public StopOutcome stop(String name, Duration grace) {
        return switch (api.delete(name)) {
            case Answer.Ok<Boolean>(var deleted) when deleted -> new StopOutcome.Stopping();
            case Answer.Ok<Boolean> _ -> {
                var job = sightings.job(name);
                if (job != null) {
                    sightings.gone(job);
                }
                yield new StopOutcome.NotRunning();
            }
            case Answer.Failed<Boolean>(var _, var message) -> new StopOutcome.Unavailable(message);
        };
    }

    @Override
    public List<Workload> list() {
        requireSight();
        sightings.unseen(UNSEEN).forEach(this::lookFor);
        podless.look();
        return sightings.list();
    }

    /** A Job that was made and then never shown may have been removed in between. */
    private void lookFor(String name) {
        var known = sightings.job(name);
        if (known != null && api.job(name) instanceof Answer.Ok<Optional<Job>>(var found)) {
            found.ifPresentOrElse(sightings::sees, () -> sightings.gone(known));
        }
    }

    @Override
    public Optional<Workload> find(String name) {
        requireSight();
        return sightings.find(name);
    }

    /** The cluster removes ended Jobs itself; until then they are for people to look at. */
    @Override
    public void forget(String name) {
        sightings.forget(name);
    }

    @Override
    public void watch(WorkloadWatcher watcher) {
        watchers.add(watcher);
    }

    @Override
    public void close() {
        watchers.clear();
        view.close();
        api.client().close();
    }
}
