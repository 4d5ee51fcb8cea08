package com.vomeet.e2e.monitoring;

import com.vomeet.contract.Json;
import com.vomeet.e2e.house.Tree;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The dashboard that the chart brings. */
record Dashboard(JsonNode json) {
    static Dashboard read() {
        return new Dashboard(Json.MAPPER.readTree(Tree.text(Tree.ROOT.resolve("chart/files/dashboard.json"))));
    }

    /**
     * One query of a panel.
     *
     * @param text as Grafana would send it, with nothing chosen
     */
    record Query(String panel, String text) {}

    List<Query> queries() {
        return panels().flatMap(panel -> panel.path("targets")
                        .valueStream()
                        .map(target -> new Query(
                                panel.path("title").asString(),
                                target.path("expr")
                                        .asString()
                                        .replace("$namespace", ".*")
                                        .replace("$__rate_interval", "10m"))))
                .toList();
    }

    Stream<JsonNode> panels() {
        return json.path("panels").valueStream().filter(panel -> panel.has("targets"));
    }
}
