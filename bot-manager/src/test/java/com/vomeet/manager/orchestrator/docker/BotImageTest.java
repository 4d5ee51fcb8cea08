package com.vomeet.manager.orchestrator.docker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BotImageTest {
    @ParameterizedTest
    @CsvSource({
        "vomeet-bot,                    vomeet-bot:latest",
        "vomeet-bot:dev,                vomeet-bot:dev",
        "localhost:5000/vomeet-bot,     localhost:5000/vomeet-bot:latest",
        "localhost:5000/vomeet-bot:dev, localhost:5000/vomeet-bot:dev",
        "ghcr.io/a/bot@sha256:0123,     ghcr.io/a/bot@sha256:0123"
    })
    void onlyOneVersionIsEverPulled(String image, String pulled) {
        assertThat(BotImage.withVersion(image)).isEqualTo(pulled);
    }
}
