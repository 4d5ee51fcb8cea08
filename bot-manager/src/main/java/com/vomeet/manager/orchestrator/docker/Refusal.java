package com.vomeet.manager.orchestrator.docker;

import com.github.dockerjava.api.exception.ConflictException;
import com.github.dockerjava.api.exception.DockerException;
import com.vomeet.contract.Json;
import com.vomeet.manager.orchestrator.OrchestratorAway;
import java.util.Objects;
import tools.jackson.core.JacksonException;

/** Why the engine does not do something, in its own words where it has any. */
final class Refusal {
    private Refusal() {}

    static OrchestratorAway away(DockerException refusal) {
        return new OrchestratorAway(why(refusal));
    }

    static String why(DockerException refusal) {
        return "the container engine refuses: " + words(refusal);
    }

    static String why(OrchestratorAway away) {
        return Objects.requireNonNullElse(away.getMessage(), "the container engine does not answer");
    }

    /** Docker has a status for it, Podman words. */
    static boolean isOfTheName(DockerException refusal) {
        return refusal instanceof ConflictException || words(refusal).contains("already in use");
    }

    /** They come after the status, as JSON with one field that counts. */
    private static String words(DockerException refusal) {
        var all = Objects.requireNonNullElse(refusal.getMessage(), "").strip();
        var json = all.indexOf('{');
        if (json < 0) {
            return all;
        }
        try {
            var message =
                    Json.MAPPER.readTree(all.substring(json)).path("message").asString("");
            return message.isBlank() ? all : message.strip();
        } catch (JacksonException e) {
            return all;
        }
    }
}
