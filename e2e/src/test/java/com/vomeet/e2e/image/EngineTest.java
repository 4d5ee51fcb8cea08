package com.vomeet.e2e.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Programs;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What images are made with, on a machine that has no other programs than those that are named here. */
final class EngineTest {
    private static final String FAILS = "exit 1";
    private static final String WORKS = "";
    /** Runs, and neither has Debian's image nor reaches the registry. */
    private static final String REACHES_NOBODY = "[[ $* == *info ]]";

    /** What the launcher itself is made of. */
    private static final String USUAL =
            "for name in bash git head sed timeout; do ln -s \"$(command -v $name)\" usual; done";

    @TempDir
    private Path folder;

    private Programs programs;

    @BeforeEach
    void prepare() throws Exception {
        new Terminal(folder, Map.of()).run("mkdir usual; " + USUAL).orFail("linking");
        programs = new Programs(folder.resolve("bin"));
        programs.put("docker", FAILS);
        programs.put("podman", FAILS);
    }

    private void has(String program, String does) throws IOException {
        programs.put(program, does);
    }

    private String engine() throws InterruptedException {
        var path = programs.folder() + ":" + folder.resolve("usual");
        return new Terminal(Tree.ROOT, Map.of("PATH", path))
                .run("root=$PWD; . launcher/lib.sh; . launcher/image/make.sh; find_engine")
                .orFail("finding an engine")
                .text()
                .strip();
    }

    @Test
    void whereThereIsNoEngineNoneIsTaken() throws Exception {
        assertThat(engine()).isEqualTo("none");
        has("mmdebstrap", WORKS);
        assertThat(engine()).isEqualTo("none");
    }

    @Test
    void theFirstThatRunsIsTakenDockerThenPodmanThenBuildah() throws Exception {
        has("buildah", WORKS);
        assertThat(engine()).isEqualTo("buildah");
        has("podman", WORKS);
        assertThat(engine()).isEqualTo("podman");
        has("docker", WORKS);
        assertThat(engine()).isEqualTo("docker");
    }

    @Test
    void whatDoesNotReachDebiansImageIsNotTaken() throws Exception {
        has("buildah", REACHES_NOBODY);
        has("podman", REACHES_NOBODY);
        assertThat(engine()).isEqualTo("none");
        assertThat(programs.calls())
                .contains("podman image exists docker.io/library/debian:bookworm-slim")
                .contains("buildah --storage-driver vfs pull -q --policy missing debian:bookworm-slim");
    }

    @Test
    void aBuildahThatDoesNotRunIsNotTaken() throws Exception {
        has("buildah", FAILS);
        assertThat(engine()).isEqualTo("none");
        assertThat(programs.calls())
                .filteredOn(call -> call.startsWith("buildah"))
                .containsExactly("buildah --storage-driver vfs info");
    }

    /** The cluster of the tests brings it for one of them: nothing else is made in another way for that. */
    @Test
    void whereMmdebstrapIsInstalledBuildahIsNotEvenAsked() throws Exception {
        has("buildah", WORKS);
        has("mmdebstrap", WORKS);
        assertThat(engine()).isEqualTo("none");
        assertThat(programs.calls()).noneMatch(call -> call.startsWith("buildah"));
    }

    @Test
    void whereMmdebstrapIsInstalledOtherEnginesAreStillTaken() throws Exception {
        has("mmdebstrap", WORKS);
        has("podman", WORKS);
        assertThat(engine()).isEqualTo("podman");
    }
}
