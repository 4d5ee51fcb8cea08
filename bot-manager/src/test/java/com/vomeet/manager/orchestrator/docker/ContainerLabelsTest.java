package com.vomeet.manager.orchestrator.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.contract.Secret;
import com.vomeet.manager.Bots;
import com.vomeet.manager.orchestrator.WorkloadSpec;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ContainerLabelsTest {
    private final ContainerLabels labels = new ContainerLabels("net");

    @Test
    void aContainerHasTheLabelsOfAJobTheFirstVomeetsAndItsNetworks() {
        var spec = new WorkloadSpec(
                "one", 7, 3L, Bots.config(7, "c", Secret.of("s")), URI.create("ws://speech"), Duration.ZERO, null);
        assertThat(labels.of(spec))
                .isEqualTo(Map.of(
                        "app.kubernetes.io/name", "vomeet-bot",
                        "app.kubernetes.io/component", "bot-instance",
                        "app.kubernetes.io/managed-by", "bot-manager",
                        "meeting-id", "7",
                        "platform", "google_meet",
                        "vomeet.network", "net",
                        "vomeet.user_id", "3"));
    }

    @Test
    void whoHasNoAccountHasNoLabelOfOne() {
        assertThat(labels.of(Bots.spec("one", 7))).doesNotContainKey("vomeet.user_id");
    }

    @Test
    void itsMeetingIsFoundAgain() {
        assertThat(labels.meetingId(labels.of(Bots.spec("one", 7)))).contains(7L);
    }

    @Test
    void anotherNetworksBotIsAnotherManagers() {
        assertThat(new ContainerLabels("other").meetingId(labels.of(Bots.spec("one", 7))))
                .isEmpty();
    }

    @Test
    void whatHasNoMeetingIsNoBot() {
        var odd = new HashMap<>(labels.common());
        assertThat(labels.meetingId(odd)).isEmpty();
        odd.put("meeting-id", "seven");
        assertThat(labels.meetingId(odd)).isEmpty();
    }
}
