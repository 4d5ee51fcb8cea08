package com.vomeet.e2e.chart;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** The objects that a chart renders. */
record Objects(List<JsonNode> all) {
    static Objects of(String documents) {
        try (var read = Chart.YAML.readerFor(JsonNode.class).<JsonNode>readValues(documents)) {
            return new Objects(
                    read.readAll().stream().filter(JsonNode::isObject).toList());
        }
    }

    Stream<JsonNode> kind(String kind) {
        return all.stream().filter(object -> object.at("/kind").asString().equals(kind));
    }

    List<String> names(String kind) {
        return kind(kind).map(object -> object.at("/metadata/name").asString()).toList();
    }

    JsonNode one(String kind, String name) {
        return kind(kind)
                .filter(object -> object.at("/metadata/name").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name + " among " + names(kind)));
    }

    /** The pod that an object is, or makes; missing if it has nothing to do with one. */
    static JsonNode pod(JsonNode object) {
        return object.path("kind").asString().equals("Pod") ? object : object.at("/spec/template");
    }

    /** The description of a bot's Job, as bot-manager reads it. */
    JsonNode job() {
        return Chart.YAML.readTree(jobText());
    }

    String jobText() {
        return one("ConfigMap", "vomeet-bot-job").at("/data/job.yaml").asString();
    }

    static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asString)
                .toList();
    }
}
