package com.vomeet.manager.orchestrator.job;

import com.vomeet.contract.EndReason;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.Cause;
import com.vomeet.manager.orchestrator.Workload.State;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A Job and its pod at one moment. One of them may be missing: the Job of a pod that is still leaving, the pod of a Job that has not
 * got one or has lost it.
 */
public record JobFacts(@Nullable Job job, @Nullable Pod pod) {

    /** Empty for objects that belong to no meeting. */
    public Optional<Workload> workload(String name, Instant now) {
        HasMetadata object = job == null ? pod : job;
        if (object == null) {
            return Optional.empty();
        }
        return BotPods.meetingId(object)
                .map(meeting -> new Workload(
                        name, meeting, PodTimes.first(object.getMetadata().getCreationTimestamp()), state(now)));
    }

    /**
     * What is to be remembered of a pod that is removed: why it ended, or what the cluster said when it took it away.
     *
     * @param now when it was removed
     */
    public Optional<Workload> departed(String name, Instant now) {
        return workload(name, now).flatMap(last -> switch (last.state()) {
            case State.Ended _ -> Optional.of(last);
            case State.Waiting _, State.Running _, State.Unreachable _ -> takenAway(last, now);
        });
    }

    private Optional<Workload> takenAway(Workload last, Instant now) {
        return Optional.ofNullable(pod)
                .flatMap(PodEnd::ofDisruption)
                .or(() -> job != null && isPastDeadline(job) ? Optional.of(deadline()) : Optional.empty())
                .map(cause -> new Workload(
                        last.name(), last.meetingId(), last.createdAt(), new State.Ended(null, null, cause, now)));
    }

    private State state(Instant now) {
        if (pod == null) {
            return job == null ? new State.Ended(null, null, Instant.EPOCH) : ofJob(job);
        }
        var seen = new PodState(pod).state(now);
        return seen instanceof State.Ended ended ? withDeadline(ended) : seen;
    }

    /** The Job ends its pod by a signal when its time is over: only the Job knows that. */
    private State.Ended withDeadline(State.Ended ended) {
        return ended.cause() == null && job != null && isPastDeadline(job)
                ? new State.Ended(ended.exitCode(), ended.lastWord(), deadline(), ended.at())
                : ended;
    }

    private static State ofJob(Job job) {
        var at = condition(job, "Complete").map(JobCondition::getLastTransitionTime);
        if (at.isPresent()) {
            return new State.Ended(0, null, PodTimes.first(at.get()));
        }
        return condition(job, "Failed")
                .<State>map(failed ->
                        new State.Ended(null, null, failure(failed), PodTimes.first(failed.getLastTransitionTime())))
                .orElseGet(() -> new State.Waiting(
                        Wait.POD,
                        withoutPod(job),
                        PodTimes.first(job.getMetadata().getCreationTimestamp())));
    }

    private static Cause failure(JobCondition failed) {
        return "DeadlineExceeded".equals(failed.getReason())
                ? deadline()
                : new Cause(EndReason.WORKLOAD_LOST, "The bot's pod was deleted: " + failed.getMessage());
    }

    private static boolean isPastDeadline(Job job) {
        return condition(job, "Failed")
                .or(() -> condition(job, "FailureTarget"))
                .filter(c -> "DeadlineExceeded".equals(c.getReason()))
                .isPresent();
    }

    private static Cause deadline() {
        return new Cause(EndReason.MAX_DURATION, "The Job's deadline was over.");
    }

    private static String withoutPod(Job job) {
        var account = job.getSpec().getTemplate().getSpec().getServiceAccountName();
        return "The cluster has made no pod for the Job " + job.getMetadata().getName()
                + ": a quota is used up, the service account " + account
                + " is missing, or a rule of the cluster forbids it; kubectl describe job says which.";
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        if (job.getStatus() == null || job.getStatus().getConditions() == null) {
            return Optional.empty();
        }
        return job.getStatus().getConditions().stream()
                .filter(c -> type.equals(c.getType()) && "True".equals(c.getStatus()))
                .findFirst();
    }
}
