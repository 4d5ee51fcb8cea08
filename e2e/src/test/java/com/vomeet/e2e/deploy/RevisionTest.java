package com.vomeet.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which commits may go to production, in a clone as a runner has it: {@code main}, and what else was pushed. */
final class RevisionTest {
    @TempDir
    private Path clone;

    @BeforeEach
    void prepare() throws Exception {
        Files.createDirectory(clone.resolve("deploy"));
        for (var script : new String[] {"deploy/lib.sh", "deploy/revision.sh"}) {
            Files.copy(Tree.ROOT.resolve(script), clone.resolve(script));
        }
        git("""
                git init --quiet --initial-branch main
                git commit --quiet --allow-empty --message one
                git tag v1
                git checkout --quiet -b pushed-by-somebody
                git commit --quiet --allow-empty --message theirs
                git tag v2
                git update-ref refs/remotes/origin/theirs HEAD
                git checkout --quiet main
                git commit --quiet --allow-empty --message two
                """);
    }

    private String git(String script) throws InterruptedException {
        var who = Map.of(
                "GIT_AUTHOR_NAME", "Ann",
                "GIT_AUTHOR_EMAIL", "ann@example.org",
                "GIT_COMMITTER_NAME", "Ann",
                "GIT_COMMITTER_EMAIL", "ann@example.org",
                "GIT_CONFIG_GLOBAL", "/dev/null");
        return new Terminal(clone, who).run(script).orFail(script).text().strip();
    }

    private Terminal.Said asked(String revision) throws InterruptedException {
        var told = clone.resolve("told").toString();
        return new Terminal(clone, Map.of("REVISION", revision, "GITHUB_OUTPUT", told)).run("deploy/revision.sh");
    }

    @ParameterizedTest
    @CsvSource({"'',main", "v1,v1", "main,main", "HEAD~1,v1"})
    void whatTheBranchHasIsToldByItsFullNameOnly(String revision, String commit) throws Exception {
        var said = asked(revision);
        assertThat(said.status()).as(said.text()).isZero();
        var sha = git("git rev-parse " + commit);
        assertThat(clone.resolve("told")).hasContent("sha=" + sha);
        assertThat(said.text()).contains("Commit " + sha + " goes to production.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pushed-by-somebody", "origin/theirs", "v2"})
    void whatWasOnlyPushedDoesNotGoToProduction(String revision) throws Exception {
        isRefused(revision, "is not a part of the branch that this run was started for");
    }

    @Test
    void aCommitThatWasOnlyPushedDoesNotEither() throws Exception {
        isRefused(git("git rev-parse v2"), "is not a part of the branch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"v3", "--all", "v1..main", "0000000000000000000000000000000000000000"})
    void whatIsNoCommitIsRefused(String revision) throws Exception {
        isRefused(revision, "there is no commit or tag '" + revision + "' here");
    }

    private void isRefused(String revision, String why) throws IOException, InterruptedException {
        var said = asked(revision);
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains(why);
        assertThat(clone.resolve("told")).doesNotExist();
    }
}
