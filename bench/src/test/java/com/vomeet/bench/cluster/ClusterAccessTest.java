package com.vomeet.bench.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ClusterAccessTest {
    private static final Path HERE = Path.of("").toAbsolutePath();

    /** A checkout whose launcher knows a cluster, or none. */
    @TempDir
    private Path checkout;

    @BeforeEach
    void noClusterRuns() throws IOException {
        launcher("exit 69");
    }

    private void launcher(String script) throws IOException {
        var file = Files.writeString(checkout.resolve("vomeet"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void aClusterThatIsNamedIsTakenAsItIs() {
        var access = ClusterAccess.find(checkout, Map.of("KUBECONFIG", "/home/me/.kube/config"));
        assertThat(access.kubeconfig()).isEqualTo(Path.of("/home/me/.kube/config"));
        assertThat(access.host())
                .as("only the cluster of the launcher tells its own")
                .isEmpty();
    }

    @Test
    void ourOwnBringsItsSettingsAlsoWhereOnlyItsFileIsNamed() throws IOException {
        launcher("echo export KUBECONFIG=/ours; echo export VOMEET_CLUSTER_HOST=10.97.0.1");
        assertThat(ClusterAccess.find(checkout, Map.of("KUBECONFIG", "/ours")).host())
                .contains("10.97.0.1");
        assertThat(ClusterAccess.find(checkout, Map.of("KUBECONFIG", "/another"))
                        .host())
                .isEmpty();
    }

    @Test
    void whatOnlyOursCanDoIsNotTriedOnAnother() throws IOException {
        launcher("echo export KUBECONFIG=/ours; echo export VOMEET_CLUSTER_HOST=10.97.0.1");
        var another = ClusterAccess.find(checkout, Map.of("KUBECONFIG", "/another"));
        assertThatThrownBy(() -> another.cluster("load", "image.tar"))
                .hasMessageContaining("to load takes that of ./vomeet cluster", "docs/cluster.md");
        assertThatThrownBy(() -> another.createPullSecret("vomeet", "ghcr.io"))
                .hasMessageContaining("pull from a private registry");
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
        var access = ClusterAccess.find(checkout, Map.of("KUBECONFIG", "/config", "VOMEET_CLUSTER_HOST", " "));
        assertThat(access.host()).isEmpty();
    }

    @Test
    void aProgramIsRunToItsEndWithBothOfItsVoices() {
        var said = new Command(HERE, Map.of("WORD", "hello"), List.of("sh", "-c", "cat; echo $WORD >&2; exit 3"))
                .run("input");
        assertThat(said).isEqualTo(new Said(3, "input", "hello\n"));
    }
}
