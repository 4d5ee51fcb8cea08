package com.vomeet.manager.orchestrator.kubernetes;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.orchestrator.Orchestrator.StartOutcome;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.job.BotJob.Delivery;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the Job first and then its Secret, which the Job owns. What is there already is what another start has made. Where Secrets may
 * not be made the configuration stands in the Job; that is said once, and again when it has changed.
 */
final class JobStarter {
    private static final Logger LOG = LoggerFactory.getLogger(JobStarter.class);

    private final BotJob jobs;
    private final BotApi api;
    private final Sightings sightings;
    private final Right secrets;

    /** @param secrets to make them */
    JobStarter(BotJob jobs, BotApi api, Sightings sightings, Right secrets) {
        this.jobs = jobs;
        this.api = api;
        this.sightings = sightings;
        this.secrets = secrets;
    }

    /** Before there is a Job that would have to be taken back. Of another failure the start itself will tell. */
    void askForSecrets() {
        switch (api.tryMakingASecret()) {
            case Answer.Ok<Secret> _ -> mayMakeSecrets();
            case Answer.Failed<Secret>(var failure, var message) -> {
                if (failure == Answer.Failure.FORBIDDEN) {
                    mayNotMakeSecrets(message);
                }
            }
        }
    }

    StartOutcome start(WorkloadSpec spec) {
        if (secrets.isQuestion()) {
            askForSecrets();
        }
        return switch (secrets.standing()) {
            case UNKNOWN, GRANTED -> make(spec, Delivery.SECRET);
            case DOUBTED -> withoutSecret("the API server does not allow it, which may be for a moment only");
            case MISSING -> make(spec, Delivery.PLAIN);
        };
    }

    private StartOutcome make(WorkloadSpec spec, Delivery delivery) {
        return switch (api.create(jobs.job(spec, delivery))) {
            case Answer.Ok<Job>(var made) -> {
                sightings.made(made);
                yield complete(spec, made, new StartOutcome.Started(), why -> takeBack(made, why));
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
                            return complete(spec, job, new StartOutcome.AlreadyThere(), this::withoutSecret);
                        })
                        .orElse(otherwise);
        };
    }

    /** @param forbidden what then becomes of the Job */
    private StartOutcome complete(
            WorkloadSpec spec, Job job, StartOutcome done, Function<String, StartOutcome> forbidden) {
        if (!BotJob.needsSecret(job)) {
            sightings.isComplete(spec.name());
            return done;
        }
        return switch (api.create(jobs.secret(spec, job))) {
            case Answer.Ok<?> _ -> {
                mayMakeSecrets();
                sightings.isComplete(spec.name());
                yield done;
            }
            case Answer.Failed<?>(var failure, var message) ->
                switch (failure) {
                    case EXISTS -> {
                        sightings.isComplete(spec.name());
                        yield done;
                    }
                    case FORBIDDEN -> {
                        mayNotMakeSecrets(message);
                        sightings.isIncomplete(spec.name());
                        yield forbidden.apply(message);
                    }
                    case MISSING, QUOTA, INVALID, AWAY -> {
                        sightings.isIncomplete(spec.name());
                        yield withoutSecret(message);
                    }
                };
        };
    }

    /**
     * A later start may have to make the Job in another way. It is this very start that has made it, so that its pod waits for the
     * Secret; one that was there may be of a bot in its meeting.
     */
    private StartOutcome takeBack(Job made, String why) {
        return switch (api.delete(made.getMetadata().getName())) {
            case Answer.Failed<Boolean>(var _, var message) -> new StartOutcome.Unavailable(message);
            case Answer.Ok<Boolean> _ -> {
                sightings.gone(made);
                yield withoutSecret(why);
            }
        };
    }

    private StartOutcome withoutSecret(String why) {
        return new StartOutcome.Unavailable("the bot's Secret cannot be made: " + why);
    }

    private void mayMakeSecrets() {
        if (secrets.granted()) {
            LOG.info(
                    "this manager may make Secrets in namespace {} now: BOT_CONFIG of the next bots stands in them",
                    jobs.namespace());
        }
    }

    private void mayNotMakeSecrets(String message) {
        if (secrets.refused()) {
            LOG.warn(
                    "this manager may not make Secrets in namespace {}: whoever may read Jobs there can read BOT_CONFIG."
                            + " 'secrets: create' in its Role changes that ({})",
                    jobs.namespace(),
                    message);
        }
    }

    private StartOutcome refusal(Answer.Failure failure, String message) {
        var why = "the Job cannot be made in namespace " + jobs.namespace() + ": " + message;
        return switch (failure) {
            case QUOTA -> new StartOutcome.Unavailable(EndReason.QUOTA_EXCEEDED, why);
            case MISSING, INVALID -> new StartOutcome.Rejected(why);
            case EXISTS, AWAY, FORBIDDEN -> new StartOutcome.Unavailable(why);
        };
    }
}
