package com.vomeet.bot.page;

import com.vomeet.contract.control.Evidence;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Reads what {@code agent.js} tells. */
final class AgentReader {
    private static final int HTTP_ERROR = 400;

    private AgentReader() {}

    /** One message of the agent. */
    sealed interface Told {
        /** {@code failure}: the server's answer was an error, and the page's words mean nothing to us. */
        record Saw(Sighting sighting, Optional<String> failure) implements Told {}

        record Marked(List<String> ids) implements Told {}

        record Fault(String text) implements Told {}
    }

    static Told read(JsonNode message) {
        return switch (message.path("type").asString("")) {
            case "sighting" -> saw(message);
            case "marks" ->
                new Told.Marked(message.path("ids")
                        .valueStream()
                        .map(id -> id.asString(""))
                        .toList());
            case "fault" -> new Told.Fault(message.path("text").asString(""));
            default -> new Told.Fault("not understood: " + message);
        };
    }

    private static Told saw(JsonNode message) {
        var sighting = new Sighting(
                message.path("at").asDouble(0),
                stage(message.path("stage").asString("")),
                evidence(message.path("evidence")),
                evidence(message.path("hints")),
                message.path("people").valueStream().map(AgentReader::person).toList(),
                message.path("known").asBoolean(false));
        var status = message.path("status").asInt(0);
        var meaningless = sighting.stage() == Stage.UNKNOWN || sighting.stage() == Stage.LOADING;
        return new Told.Saw(
                sighting,
                meaningless && status >= HTTP_ERROR ? Optional.of("HTTP status " + status) : Optional.empty());
    }

    private static List<Evidence> evidence(JsonNode cues) {
        return cues.valueStream()
                .map(one -> new Evidence(one.path(0).asString(""), one.path(1).asString("")))
                .toList();
    }

    private static Stage stage(String word) {
        return Arrays.stream(Stage.values())
                .filter(stage -> stage.name().equals(word))
                .findFirst()
                .orElse(Stage.UNKNOWN);
    }

    private static Person person(JsonNode person) {
        return new Person(
                person.path("id").asString(""),
                person.path("name").asString(""),
                person.path("self").asBoolean(false));
    }
}
