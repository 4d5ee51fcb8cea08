package com.vomeet.manager.orchestrator.docker;

import com.vomeet.manager.orchestrator.WorkloadSpec;
import com.vomeet.manager.orchestrator.job.BotLabels;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The labels of bots' containers: those of a Job, the first vomeet's, and the network, which says whose bots they are. */
record ContainerLabels(String network) {
    private static final String NETWORK = "vomeet.network";
    private static final String ACCOUNT = "vomeet.user_id";

    Map<String, String> of(WorkloadSpec spec) {
        var labels = new TreeMap<>(BotLabels.of(spec));
        labels.put(NETWORK, network);
        if (spec.account() != null) {
            labels.put(ACCOUNT, spec.account().toString());
        }
        return labels;
    }

    /** What all of this manager's bots have, and nothing else has. */
    Map<String, String> common() {
        var labels = new TreeMap<>(BotLabels.COMMON);
        labels.put(NETWORK, network);
        return labels;
    }

    /** Empty for a container that is none of this manager's bots. */
    Optional<Long> meetingId(Map<String, String> labels) {
        return labels.entrySet().containsAll(common().entrySet()) ? BotLabels.meetingId(labels) : Optional.empty();
    }
}
