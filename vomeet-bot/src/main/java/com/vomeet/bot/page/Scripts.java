package com.vomeet.bot.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The scripts that run in the page. */
enum Scripts {
    AGENT("/com/vomeet/bot/page/agent.js"),
    CAPTURE("/com/vomeet/bot/audio/capture.js"),
    WORKLET("/com/vomeet/bot/audio/frames.js");

    private final String resource;

    Scripts(String resource) {
        this.resource = resource;
    }

    String source() {
        try (var in = Scripts.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }
}
