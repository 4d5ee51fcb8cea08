package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAME;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAMESPACE;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.TestClock;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.Workload.State;
import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.job.BotJob.Delivery;
import com.vomeet.manager.orchestrator.job.Samples;
import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.EventListBuilder;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PodlessJobsTest {
    private static final String COMPLAINTS =
            "GET .*/events\\?(?=.*reason%3DFailedCreate\\b)(?=.*involvedObject\\.kind%3DJob\\b).*";

    private final OrchestratorStage stage = new OrchestratorStage();
    private final TestClock clock = new TestClock();
    private final Sightings sightings = new Sightings(clock, _ -> {});
    private final PodlessJobs podless = new PodlessJobs(new BotApi(stage.server.client, NAMESPACE), sightings, clock);

    @AfterEach
    void close() {
        stage.close();
    }

    private void aJobWithoutAPodSince(Duration ago) {
        var job = new BotJob(TemplateFile.builtIn(), Samples.settings(), NAMESPACE).job(spec(), Delivery.SECRET);
        job.getMetadata().setCreationTimestamp(clock.instant().minus(ago).toString());
        sightings.sees(job);
    }

    /** To whoever asks for that kind of complaint. */
    private void theClusterComplains(String message) {
        var event = new EventBuilder()
                .withReason("FailedCreate")
                .withMessage(message)
                .withNewInvolvedObject()
                .withKind("Job")
                .withName(NAME)
                .endInvolvedObject()
                .build();
        stage.server.gives(COMPLAINTS, new EventListBuilder().withItems(event).build());
    }

    private State.Waiting waiting() {
        return (State.Waiting) sightings.find(NAME).map(Workload::state).orElseThrow();
    }

    @Test
    void aQuotaIsNamedWhereEventsMayBeRead() {
        aJobWithoutAPodSince(Duration.ofSeconds(6));
        theClusterComplains("pods \"x\" is forbidden: exceeded quota: small, requested: pods=1");
        podless.look();
        assertThat(waiting().on()).isEqualTo(Wait.QUOTA);
        assertThat(waiting().details()).contains("exceeded quota: small");
    }

    @Test
    void anotherCauseIsToldInItsOwnWords() {
        aJobWithoutAPodSince(Duration.ofSeconds(6));
        theClusterComplains("error looking up service account bots/vomeet-bot");
        podless.look();
        assertThat(waiting().on()).isEqualTo(Wait.POD);
        assertThat(waiting().details()).contains("service account bots/vomeet-bot");
    }

    @Test
    void whoMayNotReadEventsAsksTwiceAndThenNowAndThen() {
        stage.server.forbids("GET .*/events.*");
        aJobWithoutAPodSince(Duration.ofSeconds(6));
        for (int i = 0; i < 5; i++) {
            podless.look();
            clock.advance(Duration.ofMinutes(1));
        }
        assertThat(stage.server.requests("GET .*/events.*")).isEqualTo(2);
        assertThat(waiting().details()).contains("a quota is used up");
        stage.server.heals();
        theClusterComplains("error looking up service account bots/vomeet-bot");
        clock.advance(Right.AGAIN);
        podless.look();
        assertThat(waiting().details()).contains("service account bots/vomeet-bot");
    }

    @Test
    void aPodIsGivenTheUsualTime() {
        aJobWithoutAPodSince(Duration.ofSeconds(4));
        podless.look();
        assertThat(stage.server.requests("GET .*/events.*")).isZero();
    }
}
