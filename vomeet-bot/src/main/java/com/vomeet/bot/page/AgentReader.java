package com.vomeet.bot.page;

import com.vomeet.contract.control.Evidence;
import java.util.Arrays;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads what {@code agent.js} tells. */
final class AgentReader {
    private AgentReader() {}

    /** One message of the agent. */
    sealed interface Told {
        /** {@code status}: of the server's answer; 0 where it is not known. */
        record Saw(Sighting sighting, int status) implements Told {}

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
        return new Told.Saw(sighting, message.path("status").asInt(0));
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
