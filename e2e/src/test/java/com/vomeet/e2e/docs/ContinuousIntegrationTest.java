package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Programs;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What continuous integration says at its end of all that it ran or did not, with a program in the place of the launcher. */
final class ContinuousIntegrationTest {
    private static final int MINUTE = 60;

    @TempDir
    private Path checkout;

    @BeforeEach
    void prepare() throws Exception {
        Files.createDirectories(checkout.resolve(".ci"));
        Files.copy(Tree.ROOT.resolve(".ci/run"), checkout.resolve(".ci/run"));
        new Terminal(checkout, Map.of()).run("mkfifo made").orFail("mkfifo");
        new Programs(checkout).put("vomeet", "[ ! -e \"says $*\" ] || . \"./says $*\"");
        // The last of what is made beside the tests, which here end after it.
        new Programs(checkout).put("launcher/release-before.sh", "echo >made");
        says("test", "read -t 30 <>made; echo '3 passed, 0 failed, 0 skipped'");
        says("test --cluster", "echo '2 passed, 0 failed, 0 skipped'");
        says("test --docker", "echo '1 passed, 0 failed, 0 skipped'");
        says("demo --json", "echo '{}'");
    }

    private void says(String words, String script) throws IOException {
        Files.writeString(checkout.resolve("says " + words), script);
    }

    private Terminal.Said run(int sinceSeconds) throws InterruptedException {
        return new Terminal(checkout, Map.of("SECONDS", Integer.toString(sinceSeconds))).run("bash .ci/run");
    }

    private static void assertEnds(Terminal.Said said, int status, String... lines) {
        assertThat(said.text()).endsWith("\n" + String.join("\n", lines) + "\n");
        assertThat(said.status()).isEqualTo(status);
    }

    @Test
    void theLastLineCountsTheTestsOfAllParts() throws Exception {
        var said = run(0);
        assertEnds(said, 0, "6 passed, 0 failed, 0 skipped");
        assertThat(said.text()).doesNotContain("Left out");
        assertThat(new Programs(checkout).calls())
                .contains("vomeet test", "vomeet test --cluster", "vomeet test --docker", "vomeet demo --json");
    }

    /** Nothing else shows what they show. */
    @Test
    void withoutTimeForTheTestsOnAClusterItFails() throws Exception {
        assertEnds(
                run(80 * MINUTE),
                1,
                "Left out:",
                "  ./vomeet test --cluster, after 80 minutes, for this machine is slow",
                "  ./vomeet test --docker, after 80 minutes, for this machine is slow",
                "  ./vomeet demo --json, for something before it failed",
                "3 passed, 0 failed, 3 skipped");
        assertThat(new Programs(checkout).calls()).doesNotContain("vomeet test --cluster", "vomeet demo --json");
    }

    @Test
    void otherPartsForWhichThereIsNoTimeAreNamedAndCountAsSkipped() throws Exception {
        thereIsTimeForTheCluster();
        assertEnds(
                run(86 * MINUTE),
                0,
                "Left out:",
                "  ./vomeet test --docker, after 86 minutes, for this machine is slow",
                "  ./vomeet demo --json, after 86 minutes, for this machine is slow",
                "5 passed, 0 failed, 2 skipped");
    }

    /** As if its tests began early and took until then. */
    private void thereIsTimeForTheCluster() throws IOException {
        var script = checkout.resolve(".ci/run");
        var usual = Files.readString(script);
        var patient = usual.replaceFirst("part \\d+ (run_tests \\./vomeet test --cluster)", "part 99 $1");
        assertThat(patient).isNotEqualTo(usual);
        Files.writeString(script, patient);
    }

    @Test
    void theExitStatusOfWhatFailedBeforeStaysWhenTheTimeIsOver() throws Exception {
        says("test", "read -t 30 <>made; echo '2 passed, 1 failed, 0 skipped'; exit 7");
        assertEnds(
                run(80 * MINUTE),
                7,
                "Left out:",
                "  ./vomeet test --cluster, after 80 minutes, for this machine is slow",
                "  ./vomeet test --docker, after 80 minutes, for this machine is slow",
                "  ./vomeet demo --json, for something before it failed",
                "2 passed, 1 failed, 3 skipped");
    }

    @Test
    void partsAfterOneThatFailedAreNamedAndCountAsSkipped() throws Exception {
        says("test --cluster", "echo '1 passed, 1 failed, 0 skipped'; exit 7");
        assertEnds(
                run(0),
                7,
                "Left out:",
                "  ./vomeet test --docker, for something before it failed",
                "  ./vomeet demo --json, for something before it failed",
                "4 passed, 1 failed, 2 skipped");
    }

    @Test
    void whatAPartItselfLeavesOutIsNamedAgain() throws Exception {
        says("test --cluster", "echo 'Left out: the upgrade'; echo '2 passed, 0 failed, 1 skipped'; exit 1");
        assertEnds(
                run(0),
                1,
                "Left out:",
                "  the upgrade",
                "  ./vomeet test --docker, for something before it failed",
                "  ./vomeet demo --json, for something before it failed",
                "5 passed, 0 failed, 3 skipped");
    }

    @Test
    void aPartThatDoesNotSayHowManyTestsItRanHasFailed() throws Exception {
        says("test --docker", "echo done");
        assertEnds(
                run(0),
                1,
                "Left out:",
                "  ./vomeet demo --json, for something before it failed",
                "5 passed, 0 failed, 1 skipped");
    }

    @Test
    void aDemoThatFailsIsAFailure() throws Exception {
        says("demo --json", "exit 3");
        var said = run(0);
        assertEnds(said, 3, "6 passed, 0 failed, 0 skipped");
        assertThat(said.text()).contains("./vomeet demo --json ended with exit status 3.");
    }
}
