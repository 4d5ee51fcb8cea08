package com.vomeet.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ClusterAccessTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    @Test
    void aClusterThatIsNamedIsTakenAsItIs() {
        var access = ClusterAccess.find(HERE, Map.of("KUBECONFIG", "/home/me/.kube/config"));
        assertThat(access.kubeconfig()).isEqualTo(Path.of("/home/me/.kube/config"));
        assertThat(access.host())
                .as("only the cluster of the launcher tells its own")
                .isEmpty();
    }

    @Test
    void theLinesForAShellBecomeAnEnvironment() {
        var environment = ClusterAccess.withExports(
                Map.of("PATH", "/usr/bin"), "export KUBECONFIG=/state/kubeconfig\nexport PATH=/cache/bin:$PATH\n");
        assertThat(environment)
                .containsEntry("KUBECONFIG", "/state/kubeconfig")
                .containsEntry("PATH", "/cache/bin:/usr/bin");
    }

    @Test
    void whatIsSetToNothingIsNotSet() {
        var access = ClusterAccess.find(HERE, Map.of("KUBECONFIG", "/config", "VOMEET_CLUSTER_HOST", " "));
        assertThat(access.host()).isEmpty();
    }

    @Test
    void aProgramIsRunToItsEndWithBothOfItsVoices() {
        var said = new Command(HERE, Map.of("WORD", "hello"), List.of("sh", "-c", "cat; echo $WORD >&2; exit 3"))
                .run("input");
        assertThat(said).isEqualTo(new Said(3, "input", "hello\n"));
    }
}
