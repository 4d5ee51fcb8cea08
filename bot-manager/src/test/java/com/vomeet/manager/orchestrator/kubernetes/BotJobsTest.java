package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAMESPACE;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.spec;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class BotJobsTest {
    private final OrchestratorStage stage = new OrchestratorStage();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void everyJobOfABotIsRemoved() {
        stage.open().start(spec());
        assertThat(BotJobs.removeAll(stage.server.client, NAMESPACE)).isEmpty();
        assertThat(stage.server
                        .client
                        .batch()
                        .v1()
                        .jobs()
                        .inNamespace(NAMESPACE)
                        .list()
                        .getItems())
                .isEmpty();
    }

    @Test
    void whereThereIsNoneNothingIsWrong() {
        assertThat(BotJobs.removeAll(stage.server.client, NAMESPACE)).isEmpty();
    }

    @Test
    void aRefusalIsTold() {
        stage.open().start(spec());
        stage.server.forbids("DELETE .*/jobs/.*");
        assertThat(BotJobs.removeAll(stage.server.client, NAMESPACE)).contains("forbidden: no such right");
    }
}
