package com.vomeet.manager.orchestrator.kubernetes;

import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAME;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.NAMESPACE;
import static com.vomeet.manager.orchestrator.kubernetes.OrchestratorStage.spec;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.vomeet.manager.TestClock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ListedViewTest {
    private static final Duration OFTEN = Duration.ofMillis(50);

    private final OrchestratorStage stage = new OrchestratorStage();
    private final TestClock clock = new TestClock();
    private final BotApi api = new BotApi(stage.server.client, NAMESPACE);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void aListThatBreaksIsFollowedByTheNext() {
        stage.open().start(spec());
        var broken = new AtomicInteger(2);
        var sightings = new Sightings(clock, _ -> {
            if (broken.getAndDecrement() > 0) {
                throw new IllegalStateException("because of the test");
            }
        });
        try (var view = new ListedView(api, sightings, OFTEN, clock, () -> true)) {
            await().atMost(10, SECONDS).until(view::isReady);
        }
        assertThat(broken.get()).isNegative();
        assertThat(sightings.find(NAME)).isPresent();
    }
}
