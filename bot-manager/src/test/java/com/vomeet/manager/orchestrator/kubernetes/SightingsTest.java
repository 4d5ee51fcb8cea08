package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAME;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAMESPACE;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.TestClock;
import com.vomeet.manager.orchestrator.Wait;
import com.vomeet.manager.orchestrator.Workload;
import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.job.BotJob.Delivery;
import com.vomeet.manager.orchestrator.job.Samples;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A watch that begins does not tell of what had gone before. */
final class SightingsTest {
    private final TestClock clock = new TestClock();
    private final Sightings sightings = new Sightings(clock, _ -> {});
    private final Job job =
            new BotJob(TemplateFile.builtIn(), Samples.settings(), NAMESPACE).job(spec(), Delivery.SECRET);
    private final Pod pod = new PodBuilder()
            .withNewMetadata()
            .withName(NAME + "-x1y2z")
            .withLabels(Map.of("batch.kubernetes.io/job-name", NAME, "meeting-id", "7"))
            .endMetadata()
            .withNewStatus()
            .withPhase("Running")
            .endStatus()
            .build();

    @Test
    void whatIsNotThereAnyMoreIsGone() {
        sightings.sees(job);
        sightings.sees(pod);
        sightings.keep(_ -> true, _ -> true);
        assertThat(sightings.find(NAME)).isPresent();
        sightings.keep(_ -> false, _ -> true);
        assertThat(sightings.job(NAME)).isNull();
        assertThat(sightings.find(NAME)).isPresent();
    }

    @Test
    void aPodThatIsNotThereIsGoneToo() {
        sightings.sees(pod);
        sightings.keep(_ -> true, _ -> false);
        assertThat(sightings.find(NAME)).isEmpty();
    }

    @Test
    void whatHasJustBeenMadeIsStillToBeShown() {
        sightings.made(job);
        sightings.keep(_ -> false, _ -> false);
        assertThat(sightings.job(NAME)).isNotNull();
    }

    /** The node may look for the Secret before it is made, and looks again only some seconds later. */
    @Test
    void aSecretThatWasJustMadeIsNotMissing() {
        sightings.sees(job);
        sightings.sees(withoutSecret());
        assertThat(waitsOn()).isEqualTo(Wait.COMPLETION);
        sightings.isComplete(NAME);
        assertThat(waitsOn()).isEqualTo(Wait.START);
        clock.advance(Duration.ofSeconds(30));
        assertThat(waitsOn()).as("it may have been taken away").isEqualTo(Wait.COMPLETION);
    }

    private Wait waitsOn() {
        return ((Workload.State.Waiting) sightings.find(NAME).orElseThrow().state()).on();
    }

    private Pod withoutSecret() {
        return new PodBuilder(pod)
                .editStatus()
                .withPhase("Pending")
                .addNewContainerStatus()
                .withName("vomeet-bot")
                .withNewState()
                .withNewWaiting()
                .withReason("CreateContainerConfigError")
                .withMessage("secret \"" + NAME + "\" not found")
                .endWaiting()
                .endState()
                .endContainerStatus()
                .endStatus()
                .build();
    }
}
