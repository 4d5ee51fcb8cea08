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

/** What {@code ./vomeet test} makes of what was not tried, with a program in the place of Maven. */
final class TestCommandTest {
    @TempDir
    private Path checkout;

    @BeforeEach
    void prepare() throws Exception {
        new Terminal(Tree.ROOT, Map.of("TO", checkout.toString()))
                .run("cp -r --parents vomeet launcher pom.xml \"$TO\"")
                .orFail("copying");
        program(".mvn/find-jdk", "echo '" + checkout + "/java'");
        Files.writeString(checkout.resolve("launcher/requirements.tsv"), "# package\n");
        // The cluster is there, and no commit before this one.
        Files.writeString(checkout.resolve("launcher/test-cluster.sh"), "left_out=\n");
        program("launcher/release-before.sh", "exit 3");
        tests(0);
    }

    private void program(String name, String does) throws IOException {
        new Programs(checkout).put(name, does);
    }

    /** Three of them. */
    private void tests(int skipped) throws IOException {
        var cases = "<testcase name=\"looks\">\n<skipped message=\"nothing to see\"/>\n".repeat(skipped);
        program("mvnw", """
                mkdir -p e2e/target/surefire-reports
                cat >e2e/target/surefire-reports/TEST-a.xml <<END
                <testsuite name="a" tests="3" errors="0" skipped="%s" failures="0">
                %s
                END
                """.formatted(skipped, cases));
    }

    private Terminal.Said test(String mode, String ci) throws InterruptedException {
        return new Terminal(checkout, Map.of("CI", ci)).run("./vomeet test " + mode);
    }

    private static void assertEnds(Terminal.Said said, int status, String line) {
        assertThat(said.text()).endsWith("\n" + line + "\n");
        assertThat(said.status()).isEqualTo(status);
    }

    @Test
    void whereCiIsSetASkippedTestIsAFailure() throws Exception {
        tests(1);
        assertEnds(test("", "true"), 1, "2 passed, 0 failed, 1 skipped");
        assertEnds(test("e2e", "true"), 1, "2 passed, 0 failed, 1 skipped");
        var elsewhere = test("e2e", "");
        assertEnds(elsewhere, 0, "2 passed, 0 failed, 1 skipped");
        assertThat(elsewhere.text()).contains("name=\"looks\"", "message=\"nothing to see\"");
    }

    @Test
    void anUpgradeForWhichThereIsNoHistoryIsNamedAndCountsAsSkippedWhichCiTakesForAFailure() throws Exception {
        var said = test("--cluster", "true");
        assertEnds(said, 1, "3 passed, 0 failed, 1 skipped");
        assertThat(said.text()).containsPattern("(?m)^Left out: the upgrade").contains("where CI is set");
        assertThat(new Programs(checkout).calls())
                .anyMatch(call -> call.startsWith("mvnw ") && call.contains("-DexcludedGroups=upgrade"));
        var elsewhere = test("--cluster", "");
        assertEnds(elsewhere, 0, "3 passed, 0 failed, 1 skipped");
        assertThat(elsewhere.text()).containsPattern("(?m)^Left out: the upgrade");
    }

    /** As where a clone of a part of the history could fetch the rest. */
    @Test
    void anUpgradeWhoseHistoryIsThereIsTestedToo() throws Exception {
        program("launcher/release-before.sh", "");
        assertThat(test("--cluster", "true")).isEqualTo(new Terminal.Said(0, "3 passed, 0 failed, 0 skipped\n"));
    }

    @Test
    void aReleaseBeforeThatCannotBeMadeIsAFailure() throws Exception {
        program("launcher/release-before.sh", "exit 1");
        assertThat(test("--cluster", "true").status()).isEqualTo(1);
        assertThat(new Programs(checkout).calls()).noneMatch(call -> call.startsWith("mvnw "));
    }

    /** Its tests wait for whole clusters. */
    @Test
    void aTestOnTheClusterMayTakeLongerThanOthers() throws Exception {
        test("--cluster", "true");
        test("", "true");
        assertThat(new Programs(checkout).calls())
                .filteredOn(call -> call.startsWith("mvnw "))
                .satisfiesExactly(
                        call -> assertThat(call).contains("-Dtest.limit="),
                        call -> assertThat(call).doesNotContain("-Dtest.limit="));
    }
}
