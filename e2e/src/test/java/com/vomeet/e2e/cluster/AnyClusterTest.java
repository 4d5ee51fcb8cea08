package com.vomeet.e2e.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which tests run on which cluster, with programs in the place of the launcher and kubectl that only write down how they were called. */
final class AnyClusterTest {
    private static final Pattern NAMED = Pattern.compile("(?m)^\\| `(\\w+ClusterIT)` \\|");
    private static final String DECIDE = """
            root=$CHECKOUT; . "$OURS/launcher/lib.sh"; . "$OURS/launcher/test-cluster.sh"
            echo "on ${KUBECONFIG:-none} without ${left_out:-nothing}"
            """;

    @TempDir
    private Path checkout;

    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        var names = Path.of("e2e/cluster/lib.sh");
        Files.createDirectories(checkout.resolve(names).getParent());
        Files.copy(Tree.ROOT.resolve(names), checkout.resolve(names));
        environment.put("PATH", checkout + ":" + System.getenv("PATH"));
        environment.put("CHECKOUT", checkout.toString());
        environment.put("OURS", Tree.ROOT.toString());
        environment.put("VOMEET_CLUSTER_KEEP", "1");
        for (var name : List.of("PRIVATE_BUSYBOX", "REGISTRY_USER", "REGISTRY_PASSWORD")) {
            environment.put("VOMEET_CLUSTER_" + name, "");
        }
        program("vomeet", "[ \"$*\" != 'cluster env' ] || echo export KUBECONFIG=/ours");
        for (var name : List.of("kubectl", "helm", "go")) {
            program(name, "");
        }
    }

    private void program(String name, String does) throws IOException {
        var file = checkout.resolve(name);
        Files.writeString(file, "#!/bin/sh\necho \"" + name + " $*\" >>'" + checkout + "/calls'\n" + does + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    }

    private Terminal.Said decide(String kubeconfig) throws InterruptedException {
        environment.put("KUBECONFIG", kubeconfig);
        return new Terminal(checkout, environment).run(DECIDE);
    }

    @Test
    void ourOwnIsStartedWhetherNoneIsNamedOrItselfIs() throws Exception {
        for (var named : List.of("", "/var/lib/vomeet-cluster/kubeconfig")) {
            assertThat(decide(named).orFail(named).text()).endsWith("on /ours without nothing\n");
            assertThat(Files.readString(checkout.resolve("calls")))
                    .contains("vomeet cluster up", "vomeet cluster env")
                    .doesNotContain("kubectl");
            Files.delete(checkout.resolve("calls"));
        }
    }

    @Test
    void anotherOneIsTakenAsItIsAndWhatItCannotShowIsLeftOut() throws Exception {
        assertThat(decide("/another").orFail("another").text())
                .contains("left out (docs/cluster.md)")
                .endsWith("on /another without own-cluster | private-registry\n");
        assertThat(Files.readString(checkout.resolve("calls"))).doesNotContain("vomeet cluster");
    }

    @Test
    void aPrivateRegistryOfOnesOwnIsTestedWithIfAllIsSaidOfIt() throws Exception {
        environment.put("VOMEET_CLUSTER_PRIVATE_BUSYBOX", "registry.example/busybox:1");
        environment.put("VOMEET_CLUSTER_REGISTRY_USER", "me");
        assertThat(decide("/another").orFail("no password").text())
                .endsWith(" without own-cluster | private-registry\n");
        environment.put("VOMEET_CLUSTER_REGISTRY_PASSWORD", "only-for-this-test");
        assertThat(decide("/another").orFail("all of it").text()).endsWith(" without own-cluster\n");
    }

    @Test
    void oneThatDoesNotAnswerEndsItBeforeAnythingIsBuilt() throws Exception {
        program("kubectl", "echo no such host >&2; exit 1");
        var said = decide("/another");
        assertThat(said.status()).isEqualTo(69);
        assertThat(said.text()).contains("no such host", "does not answer");
        assertThat(Files.readString(checkout.resolve("calls"))).doesNotContain("vomeet image");
    }

    @Test
    void theDocumentNamesTheTestsThatAnyClusterRuns() {
        var anywhere = Tree.files(Tree.ROOT.resolve("e2e/src/test/java"), "ClusterIT.java").stream()
                .filter(file -> !Tree.text(file).contains("@Tag(\"own-cluster\")"))
                .map(file -> file.getFileName().toString().replace(".java", ""))
                .toList();
        assertThat(NAMED.matcher(Tree.text(Tree.ROOT.resolve("docs/cluster.md")))
                        .results())
                .extracting(named -> named.group(1))
                .containsExactlyInAnyOrderElementsOf(anywhere);
    }

    @Test
    void theShellInTheBotsPlaceIsAnImageWithATag() {
        var shell = Busybox.named("registry:5000/busybox:1.36");
        assertThat(shell).isEqualTo(new Busybox("registry:5000/busybox", "1.36"));
        assertThat(shell.registry()).isEqualTo("registry:5000");
        assertThat(shell).hasToString("registry:5000/busybox:1.36");
        assertThatThrownBy(() -> Busybox.named("registry:5000/busybox")).hasMessageContaining("has no tag");
    }
}
