package com.vomeet.e2e.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class ComposeFileTest {
    private static final JsonNode SERVICES = new YAMLMapper()
            .readTree(Tree.text(Tree.ROOT.resolve("compose.yaml")))
            .path("services");

    /** Compose pulls what services are made of, and nothing else. */
    @Test
    void theImageThatBotsAreMadeOfIsPulledWithAllOthers() {
        var ofBots = SERVICES.at("/bot-manager/environment/BOT_IMAGE_NAME").stringValue();
        var service = SERVICES.path("bot-image");
        assertThat(service.path("image").stringValue()).isEqualTo(ofBots);
        assertThat(service.has("profiles")).as("one that pull leaves out").isFalse();
    }
}
