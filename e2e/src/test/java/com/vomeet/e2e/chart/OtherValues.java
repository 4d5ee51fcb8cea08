package com.vomeet.e2e.chart;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** For each value of the product's chart another one that its schema takes. */
final class OtherValues {
    /** By the whole path, else by its last step; all others get a number, a text or a switch of their kind. */
    private static final Map<String, Object> OTHERS = Map.ofEntries(
            entry("imagePullPolicy", "Never"),
            entry("serviceType", "NodePort"),
            entry("leaveOnUninstall", "61s"),
            entry("maxMemory", "1mb"),
            entry("interval", "31s"),
            entry("digest", "sha256:" + "0123456789abcdef".repeat(4)),
            entry("fsGroupChangePolicy", "Always"),
            entry("podSecurityContext.seccompProfile.type", "Unconfined"),
            entry("securityContext.capabilities.drop", List.of("NET_RAW")),
            entry("cpu", "123m"),
            entry("memory", "123Mi"),
            entry("size", "123Mi"),
            entry("env", Map.of("OTHER", "yes")),
            entry("imagePullSecrets", List.of(Map.of("name", "other"))),
            entry("topologySpread", List.of(spread("other"))),
            entry("behavior", Map.of("scaleDown", Map.of("stabilizationWindowSeconds", 7))),
            entry("resources", Map.of("requests", Map.of("cpu", "123m"))),
            entry("roles.api.autoscaling", Map.of("enabled", true)),
            entry("roles.fleet.autoscaling", Map.of("maxReplicas", 9, "enabled", true)),
            entry("roles.transcripts.autoscaling", Map.of("enabled", true, "streamLag", Map.of("perReplica", 9))),
            entry("roles.webhooks.autoscaling", Map.of("enabled", true)),
            entry("hosts", List.of("other.example")),
            entry("hostnames", List.of("other.example")),
            entry("paths", List.of("/other")),
            entry("networkPolicy.dns.ports", List.of(5353)),
            entry("blockedCidrs", List.of("198.51.100.0/24")),
            entry("externalSpeech.url", "wss://other.example/ws"),
            entry("externalDatabase.url", "jdbc:postgresql://other.example:5432/vomeet"),
            entry("externalRedis.url", "rediss://other.example:6379/0"),
            entry("externalRedis.botUrl", "rediss://other.example:6379/1"),
            entry("priorityClasses", Map.of("other", Map.of("value", 7))),
            entry("botQuota.hard", Map.of("pods", "7")),
            entry("botLimitRange.max", Map.of("cpu", "7")),
            entry("botLimitRange.min", Map.of("cpu", "1m")));

    private OtherValues() {}

    private static Map<String, Object> spread(String key) {
        return Map.of("maxSkew", 7, "topologyKey", key, "whenUnsatisfiable", "DoNotSchedule");
    }

    static JsonNode of(Leaves.Leaf leaf) {
        var known = OTHERS.getOrDefault(leaf.toString(), OTHERS.get(leaf.path().getLast()));
        return Chart.YAML.valueToTree(known == null ? ofItsKind(leaf.value()) : known);
    }

    private static Object ofItsKind(JsonNode value) {
        return switch (value.getNodeType()) {
            case NUMBER -> value.asInt() + 1;
            case BOOLEAN -> !value.asBoolean();
            case OBJECT -> Map.of("vomeet.io/other", "yes");
            case ARRAY -> List.of(Map.of("name", "other"));
            default -> "other";
        };
    }
}
