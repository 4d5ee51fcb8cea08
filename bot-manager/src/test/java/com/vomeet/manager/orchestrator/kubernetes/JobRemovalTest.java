package com.vomeet.manager.orchestrator.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class JobRemovalTest {
    private final OrchestratorStage stage = new OrchestratorStage();

    @AfterEach
    void end() {
        stage.close();
    }

    @Test
    void everyJobOfABotIsRemoved() {
        stage.open().start(OrchestratorStage.spec());
        assertThat(stage.job()).isNotNull();
        assertThat(JobRemoval.all(stage.server.client, OrchestratorStage.NAMESPACE))
                .isEqualTo("Jobs removed: 1 of 1.");
        assertThat(stage.job()).isNull();
    }

    @Test
    void whatCannotBeRemovedIsCounted() {
        stage.open().start(OrchestratorStage.spec());
        stage.server.forbids("DELETE .*");
        assertThat(JobRemoval.all(stage.server.client, OrchestratorStage.NAMESPACE))
                .isEqualTo("Jobs removed: 0 of 1.");
    }

    @Test
    void whoMayNotLookIsToldSo() {
        stage.server.forbids("GET .*/jobs.*");
        assertThat(JobRemoval.all(stage.server.client, OrchestratorStage.NAMESPACE))
                .startsWith("Jobs cannot be listed: ");
    }
}
