package com.vomeet.e2e.docs;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Guide;
import com.vomeet.e2e.house.Tree;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A command that nobody runs is one that will not work some day. */
final class CommandsTest {
    /** What runs the commands that are not in a section that {@link FirstFiveMinutesIT} runs as a whole. */
    private static final Map<String, String> RUN_BY = Map.ofEntries(
            entry("./vomeet demo", ".ci/run"),
            entry("./vomeet test", ".ci/run"),
            entry("./vomeet doctor --fix", "LauncherIT"),
            entry("./vomeet image", "launcher/test-cluster.sh"),
            entry("./vomeet lab", "LabCommandIT"),
            entry("curl -X POST 'http://127.0.0.1:8057/lab/meetings?scenario=demo'", "LabCommandIT"),
            entry(FirstFiveMinutesIT.STREAM, "FirstFiveMinutesIT"),
            entry("docker build -t ghcr.io/voltade/vomeet-bot:staging ./core", "BuildahIT"),
            entry("./vomeet test --cluster", ".ci/run"),
            entry("./vomeet test --docker", ".ci/run"),
            entry("docker compose up -d", "ComposeIT"),
            entry("docker compose exec bot-manager sh /etc/vomeet/start.sh admin account create NAME", "ComposeIT"),
            entry("./vomeet cluster up", "ClusterCommandsIT"),
            entry("./vomeet cluster status", "ClusterCommandsIT"),
            entry("./vomeet cluster kubectl get pods -A", "ClusterCommandsIT"),
            entry("./vomeet cluster helm list", "ClusterCommandsIT"),
            entry("./vomeet cluster up --name production", "WorkflowsClusterIT"),
            entry("./vomeet cluster down --name production", "WorkflowsClusterIT"),
            entry("./deploy/kubeconfig.sh staging", "WorkflowsClusterIT"),
            entry("./deploy/kubeconfig.sh production", "WorkflowsClusterIT"),
            entry("./deploy/kubeconfig.sh preview", "WorkflowsClusterIT"),
            entry("./vomeet cluster down", "launcher/test-cluster.sh"),
            entry("kubectl get hpa,pdb,limitrange -n vomeet", "GrowingClusterIT"),
            entry("kubectl describe quota -n vomeet", "GrowingClusterIT"));

    /** Scripts whose lines are no commands of ours: how one begins, and what runs it as a whole. */
    private static final Map<String, String> RUN_AS_A_WHOLE = Map.of("at=$(printf", "VerificationIT");

    @Test
    void everyCommandInADocumentIsRunBySomething() {
        var run = Stream.of(RUN_BY.keySet(), FirstFiveMinutesIT.commands(), onACluster(), ofTheGuide())
                .flatMap(Collection::stream)
                .toList();
        var written = new LinkedHashMap<String, String>();
        for (var document : Documents.all()) {
            for (var block : Documents.blocks(Tree.text(document))) {
                Documents.commands(block)
                        .forEach(command -> written.put(
                                command, Tree.ROOT.relativize(document).toString()));
            }
        }
        assertThat(written).isNotEmpty();
        assertThat(run)
                .as("commands of documents that nothing runs: see %s", written)
                .containsAll(written.keySet());
        assertThat(written.keySet()).as("commands that no document has").containsAll(RUN_BY.keySet());
    }

    /**
     * {@code ProductClusterIT} runs the blocks of this section and fails when it has left one out; those about troubles
     * {@code OperatorClusterIT} runs, which has External Secrets.
     */
    private static List<String> onACluster() {
        return Documents.blocks(Documents.section("docs/operate.md", "On a cluster")).stream()
                .flatMap(block -> Documents.commands(block).stream())
                .toList();
    }

    /** {@code GuideClusterIT} runs each of its blocks, as a test of its own sees. */
    private static List<String> ofTheGuide() {
        return Guide.read().shell().stream()
                .flatMap(block -> Documents.commands(block.text()).stream())
                .toList();
    }

    @Test
    void everyScriptHasCommandsOrIsRunAsAWhole() {
        var scripts = Documents.all().stream()
                .flatMap(document -> Documents.scripts(Tree.text(document)).stream())
                .toList();
        assertThat(scripts)
                .filteredOn(script -> Documents.commands(script).isEmpty())
                .hasSameSizeAs(RUN_AS_A_WHOLE.keySet())
                .allSatisfy(script -> assertThat(RUN_AS_A_WHOLE.keySet()).anyMatch(script::startsWith));
    }

    @Test
    void blocksOfAShellAreForATerminalToo() {
        assertThat(Documents.blocks("```sh\na\n```\n```bash\nb\n```\n```\nc\n```\n```yaml\nd\n```\n"))
                .containsExactly("a\n", "b\n", "c\n");
    }

    @Test
    void continuousIntegrationRunsTheTwoCommandsOfTheReadme() {
        var steps = Documents.text(".ci/run");
        assertThat(Documents.blocks(Documents.section("README.md", "Two commands")))
                .flatMap(Documents::commands)
                .isNotEmpty()
                .allSatisfy(command -> assertThat(steps).contains(command));
    }

    @Test
    void theTestsThatAreSaidToRunThemExist() {
        assertThat(Stream.of(RUN_BY, RUN_AS_A_WHOLE).flatMap(runners -> runners.values().stream()))
                .filteredOn(runner -> !runner.contains("/"))
                .allSatisfy(runner -> assertThat(Stream.of("e2e/src", "bot-manager/src")
                                .flatMap(folder ->
                                        Tree.files(Tree.ROOT.resolve(folder), "/" + runner + ".java").stream()))
                        .hasSize(1));
    }

    @Test
    void continuedLinesAreOneCommandAndOutputIsNone() {
        assertThat(Documents.commands("curl -X POST a \\\n     -d b\n{\"x\": 1}\n./vomeet ls\nkubectl get jobs\n"))
                .isEqualTo(List.of("curl -X POST a -d b", "./vomeet ls", "kubectl get jobs"));
    }
}
