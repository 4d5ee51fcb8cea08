package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.e2e.house.Tree;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chart's objects for External Secrets, looked at by an API server that has the operator's own definitions of them. */
@Tag("cluster")
@Tag("own-cluster")
final class ExternalSecretsClusterIT {
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @BeforeAll
    static void define() {
        CLUSTER.cluster("external-secrets", "on");
    }

    @AfterEach
    void end() {
        CLUSTER.helmUninstall(namespace.name(), "vomeet-bot");
        namespace.close();
    }

    @AfterAll
    static void forget() {
        CLUSTER.cluster("external-secrets", "off");
    }

    @Test
    void theOperatorsDefinitionsAcceptAllThatTheChartMakes() {
        CLUSTER.helm(
                "install",
                "vomeet-bot",
                Tree.ROOT.resolve("vomeet-bot/chart").toString(),
                "-n",
                namespace.name(),
                "--set",
                "externalSecrets.enabled=true,externalSecrets.onepassword.enabled=true,"
                        + "externalSecrets.secretstore.enabled=true");
        assertThat(namespace.kubectl("get", "secretstores.v1.external-secrets.io", "-o", "name"))
                .isEqualTo("secretstore.external-secrets.io/vomeet-bot-secretstore\n");
        assertThat(keys("envs-from-onepassword")).isEqualTo("REDIS_URL WHISPER_LIVE_URL");
        assertThat(keys("envs-from-secretstore")).isEqualTo("REDIS_URL WHISPER_LIVE_URL");
        var store = namespace.field("externalsecret/envs-from-onepassword", ".spec.secretStoreRef.name");
        assertThat(namespace.field("clustersecretstore/" + store, ".spec.conditions[0].namespaces[0]"))
                .isEqualTo(namespace.name());
    }

    private String keys(String secret) {
        return namespace.field("externalsecret/" + secret, ".spec.data[*].secretKey");
    }

    /** Otherwise the test above would show nothing. */
    @Test
    void whatTheyDoNotKnowIsRefused() {
        var refused = namespace.tryApply("""
                apiVersion: external-secrets.io/v1
                kind: ExternalSecret
                metadata: {name: wrong}
                spec:
                  secretStoreRef: {kind: ClusterSecretStore, name: some}
                  target: {name: wrong, creationPolicy: Sometimes}
                """);
        assertThat(refused.isGood()).isFalse();
        assertThat(refused.complaint()).contains("creationPolicy", "Sometimes");
    }
}
