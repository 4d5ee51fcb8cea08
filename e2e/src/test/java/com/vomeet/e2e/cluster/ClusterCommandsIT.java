package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bench.cluster.Command;
import com.vomeet.bench.cluster.Said;
import com.vomeet.e2e.house.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What docs/cluster.md tells to type. */
@Tag("cluster")
@Tag("own-cluster")
final class ClusterCommandsIT {
    @Test
    void startingItAgainSaysThatItIsUp() {
        var said = shell("./vomeet cluster up");
        assertThat(said.complaint()).contains("The cluster is up.");
        assertThat(said.out()).startsWith("KUBECONFIG=/");
    }

    @Test
    void theStatusShowsThePartsAndTheNode() {
        assertThat(shell("./vomeet cluster status").out()).contains("apiserver").containsPattern("vomeet-node +Ready");
    }

    @Test
    void theProgramsAreThereForAShellAndForTheLauncher() {
        assertThat(shell("eval \"$(./vomeet cluster env)\" && kubectl get nodes && helm version")
                        .out())
                .contains("vomeet-node", "v3.");
        assertThat(shell("./vomeet cluster kubectl get pods -A").out()).contains("coredns");
        assertThat(shell("./vomeet cluster helm list").out()).contains("NAMESPACE");
    }

    @Test
    void anUnknownCommandIsAnsweredWithHelp() {
        var said = new Command(
                        Tree.ROOT, Map.of(), List.of(Tree.ROOT.resolve("vomeet").toString(), "cluster", "explode"))
                .run("");
        assertThat(said.status()).isEqualTo(2);
        assertThat(said.complaint()).contains("there is no command 'cluster explode'", "fake-nodes COUNT");
    }

    private static Said shell(String line) {
        var said = new Command(Tree.ROOT, Map.of(), List.of("bash", "-c", line)).run("");
        assertThat(said.isGood()).as("%s: %s", line, said.all()).isTrue();
        return said;
    }
}
