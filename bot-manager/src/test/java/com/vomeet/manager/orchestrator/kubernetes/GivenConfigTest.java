package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAME;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAMESPACE;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.spec;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.manager.orchestrator.job.BotJob;
import com.vomeet.manager.orchestrator.job.Samples;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class GivenConfigTest {
    private final OrchestratorStage stage = new OrchestratorStage();

    @AfterEach
    void close() {
        stage.close();
    }

    private GivenConfig given() {
        return GivenConfig.of(stage.server.client, NAMESPACE, NAME);
    }

    @Test
    void aConfigurationIsFoundWhereTheJobHasIt() {
        stage.server.forbids("POST .*/secrets.*");
        var orchestrator = stage.open();
        stage.later(Right.SURE);
        orchestrator.start(spec());
        var told = new BotJob(TemplateFile.builtIn(), Samples.settings(), NAMESPACE)
                .told(spec().config(), spec().whisperLiveUrl());
        assertThat(given()).isEqualTo(new GivenConfig.Found(told));
    }

    @Test
    void aSecretThatIsNotThereOrMayNotBeReadHidesIt() {
        stage.open().start(spec());
        stage.server.client.secrets().inNamespace(NAMESPACE).withName(NAME).delete();
        assertThat(given()).isInstanceOf(GivenConfig.Hidden.class);
        stage.server.forbids("GET .*/secrets/.*");
        assertThat(given()).isInstanceOf(GivenConfig.Hidden.class);
    }

    @Test
    void aJobThatIsNotThereIsNamed() {
        assertThat(given())
                .isEqualTo(new GivenConfig.NoJob("there is no Job " + NAME + " of a bot in namespace " + NAMESPACE));
        stage.server.forbids("GET .*/jobs/.*");
        assertThat(given()).isEqualTo(new GivenConfig.NoJob("forbidden: no such right"));
    }
}
