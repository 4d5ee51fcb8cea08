package com.vomeet.manager.orchestrator.job;

import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The labels of a bot's Job, Secret and pod. Who may list objects reads them: nothing of a person or a meeting's code is in them. */
public final class BotLabels {
    /** What all bots' Jobs and pods have, and nothing else has. */
    public static final Map<String, String> COMMON = Map.of(
            "app.kubernetes.io/name", "vomeet-bot",
            "app.kubernetes.io/component", "bot-instance",
            "app.kubernetes.io/managed-by", "bot-manager");

    private static final String MEETING = "meeting-id";
    private static final String PLATFORM = "platform";

    private BotLabels() {}

    public static Map<String, String> of(WorkloadSpec spec) {
        var labels = new TreeMap<>(COMMON);
        labels.put(MEETING, Long.toString(spec.meetingId()));
        labels.put(PLATFORM, spec.config().platform().wire());
        return labels;
    }

    /** Empty for an object that somebody gave our labels and no meeting. */
    public static Optional<Long> meetingId(Map<String, String> labels) {
        return Optional.ofNullable(labels.get(MEETING))
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}
