package com.vomeet.e2e.cluster;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.e2e.house.Tree;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** NetworkPolicies mean something while they are switched on. */
@Tag("cluster")
@Tag("own-cluster")
final class ClusterPoliciesIT {
    /** What curl says of a connection that was refused, or of one that nobody answered. */
    private static final String KEPT_OUT = "(7|28)";

    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @BeforeEach
    void guardAPod() {
        CLUSTER.cluster("policies", "on");
        namespace.apply("""
                apiVersion: networking.k8s.io/v1
                kind: NetworkPolicy
                metadata: {name: friends-only}
                spec:
                  podSelector: {matchLabels: {app: guarded}}
                  ingress: [{from: [{podSelector: {matchLabels: {app: friend}}}]}]
                """);
        namespace.apply(BusyboxPod.running("guarded", "echo found >/tmp/hello; exec httpd -f -p 8080 -h /tmp")
                .yaml());
        namespace.kubectl("expose", "pod", "guarded", "--port=80", "--target-port=8080");
        namespace.apply(BusyboxPod.running("friend", "sleep 600").yaml());
        namespace.apply(BusyboxPod.running("stranger", "sleep 600").yaml());
        for (var pod : new String[] {"guarded", "friend", "stranger"}) {
            namespace.awaitField("pod/" + pod, ".status.phase", "Running");
        }
    }

    @AfterEach
    void end() {
        CLUSTER.cluster("policies", "off");
        namespace.close();
    }

    @Test
    void aPolicyLetsFriendsInAndNobodyElseUntilItIsSwitchedOff() {
        awaitAnswer("friend", "0");
        awaitAnswer("stranger", KEPT_OUT);
        awaitAnswer("friend", "0");
        CLUSTER.cluster("policies", "off");
        awaitAnswer("stranger", "0");
    }

    private void awaitAnswer(String from, String status) {
        Awaitility.await(from + " is answered " + status)
                .atMost(Duration.ofMinutes(1))
                .until(() -> answer(from).matches(status));
    }

    private String answer(String from) {
        var call = "curl -s -o /dev/null -m 2 http://guarded/hello; echo $?";
        return namespace.kubectl("exec", from, "--", "sh", "-c", call).strip();
    }
}
