package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Programs;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the release before is found, in a repository of two commits and in clones of its last. */
final class ReleaseBeforeTest {
    private static final int NO_HISTORY = 3;

    @TempDir
    private Path folder;

    @BeforeEach
    void commitTwice() throws Exception {
        new Programs(folder.resolve("bin")).put("docker", "");
        run("""
                migrations=bot-manager/src/main/resources/db/migration
                mkdir -p origin/launcher/image origin/chart origin/$migrations
                cp "$ROOT"/launcher/{lib,release-before}.sh origin/launcher
                cp "$ROOT"/launcher/image/make.sh origin/launcher/image
                cd origin
                printf '#!/bin/bash\\ncd "${0%%/*}"\\nmkdir -p target/images\\ntouch target/images/{manager,bot}.tar\\necho "made: $*"\\n' >vomeet
                chmod +x vomeet
                echo first >chart/Chart.yaml
                echo 1 >$migrations/V1.sql
                git init -q
                git add .
                git commit -qm first
                echo second >chart/Chart.yaml
                echo 2 >$migrations/V2.sql
                git add .
                git commit -qm second
                """).orFail("committing");
    }

    private Terminal.Said run(String script) throws InterruptedException {
        var environment = Map.of(
                "ROOT", Tree.ROOT.toString(),
                "PATH", folder.resolve("bin") + ":" + System.getenv("PATH"),
                "GIT_CONFIG_GLOBAL", "/dev/null",
                "GIT_AUTHOR_NAME", "Ada",
                "GIT_AUTHOR_EMAIL", "ada@example.com",
                "GIT_COMMITTER_NAME", "Ada",
                "GIT_COMMITTER_EMAIL", "ada@example.com");
        return new Terminal(folder, environment).run(script);
    }

    private Terminal.Said made(String clone) throws InterruptedException {
        return run("cd '" + clone + "'; launcher/release-before.sh; cat target/before/chart/Chart.yaml");
    }

    @Test
    void itIsTheCommitBeforeTheDatabaseChanged() throws Exception {
        assertThat(made("origin").orFail("making it").text()).endsWith("first\n");
        assertThat(folder.resolve("origin/target/before"))
                .isDirectoryContaining("glob:**/manager.tar")
                .isDirectoryContaining("glob:**/bot.tar");
    }

    @Test
    void itIsMadeWithTheEngineThatThisReleaseChooses() throws Exception {
        assertThat(made("origin").orFail("making it").text())
                .contains("made: image --engine docker --tag before manager bot\n");
    }

    /** Buildah is there for a test of the cluster. */
    @Test
    void itIsMadeWithoutAnEngineWhereThereIsOnlyTheClustersBuildah() throws Exception {
        var bin = new Programs(folder.resolve("bin"));
        bin.put("docker", "exit 1");
        bin.put("podman", "exit 1");
        bin.put("buildah", "");
        bin.put("mmdebstrap", "");
        assertThat(made("origin").orFail("making it").text())
                .contains("made: image --engine none --tag before manager bot\n");
    }

    @Test
    void aCloneOfTheLastCommitFetchesTheOthers() throws Exception {
        run("git clone -q --depth 1 \"file://$PWD/origin\" clone").orFail("cloning");
        assertThat(made("clone").orFail("making it").text()).endsWith("first\n");
    }

    @Test
    void aCloneThatReachesNobodyHasNoHistory() throws Exception {
        run("git clone -q --depth 1 \"file://$PWD/origin\" clone; mv origin away")
                .orFail("cloning");
        var said = made("clone");
        assertThat(said.status()).isEqualTo(NO_HISTORY);
        assertThat(said.text()).contains("There is no commit");
    }
}
