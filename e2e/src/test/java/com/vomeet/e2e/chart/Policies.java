package com.vomeet.e2e.chart;

import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** NetworkPolicies in few words: who, and on which ports. */
record Policies(Objects objects) {
    /** What a policy lets in or out ({@code ingress}, {@code egress}): each peer with its ports. */
    List<String> of(String name, String direction) {
        var peers = direction.equals("ingress") ? "from" : "to";
        return objects.one("NetworkPolicy", name)
                .at("/spec/" + direction)
                .valueStream()
                .flatMap(rule -> peers(rule.path(peers)).map(peer -> peer + ports(rule)))
                .toList();
    }

    private static Stream<String> peers(JsonNode peers) {
        return peers.isEmpty() ? Stream.of("anybody") : peers.valueStream().map(Policies::peer);
    }

    private static String peer(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return peer.at("/ipBlock/cidr").asString();
        }
        var namespace = peer.at("/namespaceSelector/matchLabels/kubernetes.io~1metadata.name");
        var component = peer.at("/podSelector/matchLabels/app.kubernetes.io~1component");
        return namespace.asString() + "/" + component.asString("*");
    }

    private static String ports(JsonNode rule) {
        return rule.path("ports")
                .valueStream()
                .map(port -> ":" + port.path("port").asString())
                .distinct()
                .reduce("", String::concat);
    }
}
