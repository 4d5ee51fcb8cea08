package com.vomeet.manager.orchestrator.kubernetes;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.job.BotJob.Delivery;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the Job first and then its Secret, which the Job owns. What is there already is what another start has made. Where Secrets may
 * not be made the configuration stands in the Job, which is said once.
 */
final class JobStarter {
    private static final Logger LOG = LoggerFactory.getLogger(JobStarter.class);

    private final BotJob jobs;
    private final BotApi api;
    private final Sightings sightings;
    private final AtomicReference<Delivery> delivery = new AtomicReference<>(Delivery.SECRET);

    JobStarter(BotJob jobs, BotApi api, Sightings sightings) {
        this.jobs = jobs;
        this.api = api;
        this.sightings = sightings;
    }

    StartOutcome start(WorkloadSpec spec) {
        return switch (api.create(jobs.job(spec, delivery.get()))) {
            case Answer.Ok<Job>(var made) -> {
                sightings.made(made);
                yield complete(spec, made, new StartOutcome.Started());
            }
            case Answer.Failed<Job>(var failure, var message) -> refused(spec, failure, message);
        };
    }

    private StartOutcome refused(WorkloadSpec spec, Answer.Failure failure, String message) {
        return switch (failure) {
            case EXISTS -> adopt(spec, new StartOutcome.Unavailable("the Job was there and is gone"));
            // Asked before anybody looks whether it is there already, and used up by this very Job.
            case QUOTA -> adopt(spec, refusal(failure, message));
            case MISSING, FORBIDDEN, INVALID, AWAY -> refusal(failure, message);
        };
    }

    private StartOutcome adopt(WorkloadSpec spec, StartOutcome otherwise) {
        return switch (api.job(spec.name())) {
            case Answer.Failed<Optional<Job>>(var failure, var message) -> refusal(failure, message);
            case Answer.Ok<Optional<Job>>(var found) ->
                found.map(job -> {
                            sightings.made(job);
                            return complete(spec, job, new StartOutcome.AlreadyThere());
                        })
                        .orElse(otherwise);
        };
    }

    private StartOutcome complete(WorkloadSpec spec, Job job, StartOutcome done) {
        if (!BotJob.needsSecret(job)) {
            return done;
        }
        return switch (api.create(jobs.secret(spec, job))) {
            case Answer.Ok<?> _ -> {
                sightings.isComplete(spec.name());
                yield done;
            }
            case Answer.Failed<?>(var failure, var message) ->
                switch (failure) {
                    case EXISTS -> {
                        sightings.isComplete(spec.name());
                        yield done;
                    }
                    case FORBIDDEN -> withoutSecret(spec, job, message);
                    case MISSING, QUOTA, INVALID, AWAY -> {
                        sightings.isIncomplete(spec.name());
                        yield new StartOutcome.Unavailable("the bot's Secret cannot be made: " + message);
                    }
                };
        };
    }

    /** The Job waits for a Secret that nobody may make: another one takes its place. */
    private StartOutcome withoutSecret(WorkloadSpec spec, Job job, String message) {
        if (delivery.compareAndSet(Delivery.SECRET, Delivery.PLAIN)) {
            LOG.warn(
                    "this manager may not make Secrets in namespace {}: whoever may read Jobs there can read BOT_CONFIG."
                            + " 'secrets: create' in its Role changes that ({})",
                    jobs.namespace(),
                    message);
        }
        sightings.isIncomplete(spec.name());
        return switch (api.delete(spec.name())) {
            case Answer.Failed<Boolean>(var _, var why) -> new StartOutcome.Unavailable(why);
            case Answer.Ok<Boolean> _ -> {
                sightings.gone(job);
                yield start(spec);
            }
        };
    }

    private StartOutcome refusal(Answer.Failure failure, String message) {
        var why = "the Job cannot be made in namespace " + jobs.namespace() + ": " + message;
        return switch (failure) {
            case QUOTA -> new StartOutcome.Unavailable(EndReason.QUOTA_EXCEEDED, why);
            case FORBIDDEN, MISSING, INVALID -> new StartOutcome.Rejected(why);
            case EXISTS, AWAY -> new StartOutcome.Unavailable(why);
        };
    }
}
