package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An image may be named by its bytes: a tag for people, and a digest for the nodes. */
final class DigestTest {
    private static final String PINNED = "1.2.3@sha256:" + "0123456789abcdef".repeat(4);

    @Test
    void theDigestOfATagReachesEachImage() {
        var objects = Chart.product()
                .with("manager.image.tag", PINNED)
                .with("speech.image.tag", PINNED)
                .with("bots.imageTag", PINNED)
                .render();
        assertThat(objects.one("Deployment", "bot-manager")
                        .at("/spec/template/spec/containers/0/image")
                        .asString())
                .isEqualTo("ghcr.io/voltade/vomeet-bot-manager:" + PINNED);
        assertThat(objects.one("Deployment", "whisperlive")
                        .at("/spec/template/spec/containers/0/image")
                        .asString())
                .isEqualTo("ghcr.io/voltade/vomeet-speech:" + PINNED);
        assertThat(objects.job().at("/spec/template/spec/containers/0/image").asString())
                .isEqualTo("ghcr.io/voltade/vomeet-bot:" + PINNED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2.3@sha256:0123", "@sha256:", "1.2.3@md5:0123456789abcdef"})
    void whatIsNoDigestIsRefused(String tag) {
        assertThat(Chart.product().with("manager.image.tag", tag).refusal()).contains("'/manager/image/tag'");
    }
}
