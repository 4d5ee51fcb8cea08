package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.ClusterAccess;
import com.vomeet.bench.cluster.Command;
import com.vomeet.contract.Json;
import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The chart's objects for External Secrets, looked at by an API server that has the operator's own definitions of them. */
@Tag("cluster")
final class ExternalSecretsClusterIT {
    private static final String OPERATOR = "github.com/external-secrets/external-secrets@v0.19.2";
    private static final List<String> KINDS = List.of("clustersecretstores", "secretstores", "externalsecrets");
    private static final ClusterAccess CLUSTER = ClusterAccess.find(Tree.ROOT);
    private final Namespace namespace = Namespace.restricted(CLUSTER);

    @BeforeAll
    static void define() {
        for (var file : definitions()) {
            CLUSTER.kubectl("apply", "--server-side", "-f", file);
        }
        KINDS.forEach(kind -> CLUSTER.kubectl(
                "wait", "--for=condition=Established", "crd/" + kind + ".external-secrets.io", "--timeout=30s"));
    }

    @AfterEach
    void end() {
        CLUSTER.helmUninstall(namespace.name(), "vomeet-bot");
        namespace.close();
    }

    @AfterAll
    static void forget() {
        for (var file : definitions()) {
            CLUSTER.kubectl("delete", "--wait=false", "-f", file);
        }
    }

    /** In the operator's Go module, which is checked by its sum as any other. */
    private static List<String> definitions() {
        var said = new Command(Tree.ROOT, Map.of(), List.of("go", "mod", "download", "-json", OPERATOR)).run("");
        assertThat(said.status()).as(said.all()).isZero();
        var bases = Path.of(Json.MAPPER.readTree(said.out()).path("Dir").stringValue(), "config/crds/bases");
        return KINDS.stream()
                .map(kind -> bases.resolve("external-secrets.io_" + kind + ".yaml"))
                .map(Path::toString)
                .toList();
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
