package com.vomeet.manager.orchestrator.job;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.Map;
import java.util.Optional;

/** How pods and Jobs of bots are told apart. */
public final class BotPods {
    private BotPods() {}

    /** The Job that made the pod. */
    public static Optional<String> jobName(Pod pod) {
        return label(pod, "batch.kubernetes.io/job-name").or(() -> label(pod, "job-name"));
    }

    /** Empty for an object that somebody gave our labels and no meeting. */
    static Optional<Long> meetingId(HasMetadata object) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? Optional.empty() : BotLabels.meetingId(labels);
    }

    private static Optional<String> label(HasMetadata object, String name) {
        Map<String, String> labels = object.getMetadata().getLabels();
        return labels == null ? Optional.empty() : Optional.ofNullable(labels.get(name));
    }
}
