package com.vomeet.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Programs;
import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When images are built and pushed, and when not: in a clone whose programs only take notes, with a registry that answers as it is told. */
final class ImagesTest {
    private static final String IMAGE = "registry:5000/us/vomeet-bot:c0ffee";
    private static final String READING = "reading manifest c0ffee in registry:5000/us/vomeet-bot: ";

    @TempDir
    private Path clone;

    private Programs programs;
    private final Map<String, String> environment = new HashMap<>();

    @BeforeEach
    void prepare() throws IOException {
        Files.createDirectory(clone.resolve("deploy"));
        for (var script : List.of("deploy/lib.sh", "deploy/images.sh")) {
            Files.copy(Tree.ROOT.resolve(script), clone.resolve(script));
        }
        programs = new Programs(clone);
        programs.put("git", "case $3 in rev-parse) echo c0ffee ;; esac");
        programs.put("vomeet", "");
        environment.putAll(Map.of("PATH", programs.path(), "REGISTRY", "registry:5000/us"));
    }

    /** What the registry says to whoever asks for an image, in skopeo's words: always, or until something is pushed. */
    private void registrySays(String what, boolean always) throws IOException {
        var line = "time=\"2026-01-02T03:04:05Z\" level=fatal msg=\"Error parsing image name \\\"docker://" + IMAGE
                + "\\\": " + what.replace("\"", "\\\"") + "\"\n";
        Files.writeString(clone.resolve("said"), line);
        programs.put("skopeo", """
                case $2 in
                copy) touch '%1$s/pushed' ;;
                inspect) if [ -e '%1$s/pushed' ] && ! %2$s; then echo sha256:1234; else cat '%1$s/said' >&2; exit 1; fi ;;
                esac""".formatted(clone, always));
    }

    private Terminal.Said run() throws InterruptedException {
        return new Terminal(clone, environment).run("deploy/images.sh staging");
    }

    private Path written(String image) {
        return clone.resolve("target/deploy").resolve(image);
    }

    private void nothingIsDone() throws IOException {
        assertThat(programs.calls()).noneMatch(call -> call.startsWith("vomeet") || call.contains(" copy "));
        assertThat(written("bot")).doesNotExist();
    }

    @Test
    void whatTheRegistryHasIsTakenAsItIs() throws Exception {
        programs.put("skopeo", "echo sha256:1234");
        assertThat(run().status()).isZero();
        assertThat(written("bot")).hasContent(IMAGE + "@sha256:1234");
        assertThat(programs.calls()).noneMatch(call -> call.startsWith("vomeet") || call.contains(" copy "));
    }

    /**
     * Of one that has two words at once, Docker's own registry, GitHub's, one that names the repository, Harbor's, one that answers with a page, and one that refuses to
     * speak of what was never pushed.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "errors:\\ndenied: requested access to the resource is denied\\nunauthorized: authentication required",
                "manifest unknown",
                "manifest unknown: manifest unknown",
                "name unknown: us/vomeet-bot is none",
                "repository name not known to registry",
                "unknown: artifact us/vomeet-bot:c0ffee not found",
                "StatusCode: 404, \"<html>\"",
                "denied: requested access to the resource is denied"
            })
    void whatTheRegistrySaysThatItHasNotIsBuiltAndPushed(String what) throws Exception {
        isBuiltAndPushedAfter(READING + what);
    }

    @Test
    void aNameForWhichNoTokenIsGivenYetIsBuiltAndPushed() throws Exception {
        isBuiltAndPushedAfter("Requesting bear token: invalid status code from registry 403 (Forbidden)");
    }

    private void isBuiltAndPushedAfter(String word) throws Exception {
        registrySays(word, false);
        var said = run();
        assertThat(said.status()).as(said.text()).isZero();
        assertThat(programs.calls())
                .contains("vomeet image --reuse --tag c0ffee bot manager speech lab")
                .filteredOn(call -> call.contains(" copy "))
                .hasSize(4);
        assertThat(written("bot")).hasContent(IMAGE + "@sha256:1234");
    }

    /** The last two: what gives tokens is misled, and what only looks like a page that is not there. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            reading manifest c0ffee in registry:5000/us/vomeet-bot: unauthorized: authentication required | REGISTRY_USER
            unable to retrieve auth token: invalid username/password: unauthorized | REGISTRY_USER
            reading manifest c0ffee in registry:5000/us/vomeet-bot: StatusCode: 500, "" | whether it runs
            too many requests to registry | whether it runs
            pinging container registry registry:5000: Get "https://registry:5000/v2/": dial tcp: connection refused | whether it runs
            pinging container registry registry:5000: Get "https://registry:5000/v2/": lookup registry: no such host | whether it runs
            Requesting bear token: invalid status code from registry 404 (Not Found) | whether it runs
            pinging container registry registry:5000: StatusCode: 404, "manifest unknown" | whether it runs
            """)
    void aRegistryThatSaysNeitherEndsTheRunBeforeAnythingIsBuilt(String what, String remedy) throws Exception {
        registrySays(what, true);
        var said = run();
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .startsWith("deploy: the registry registry:5000 does not say whether it has " + IMAGE + ": " + what
                        + "; see ")
                .contains(remedy)
                .endsWith(", and start this again\n")
                .hasLineCount(1);
        nothingIsDone();
    }

    @Test
    void whoFailsWithoutAWordIsSaidToo() throws Exception {
        programs.put("skopeo", "exit 1");
        assertThat(run().text())
                .contains("whether it has " + IMAGE + ": skopeo failed without a word; see whether it runs");
        nothingIsDone();
    }

    @Test
    void whatIsNotThereAfterItWasPushedIsNotWrittenDown() throws Exception {
        registrySays(READING + "manifest unknown", true);
        var said = run();
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text()).contains("the registry registry:5000 has no " + IMAGE + ", which was just there");
        assertThat(written("bot")).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            error logging into "registry:5000": invalid username/password | REGISTRY_PASSWORD
            authenticating creds for "registry:5000": dial tcp 127.0.0.1:5000: connect: connection refused | whether it runs
            """)
    void whyNobodyIsLoggedInIsSaid(String what, String remedy) throws Exception {
        environment.put("REGISTRY_USER", "ann");
        registrySays(what, true);
        programs.put("skopeo", "cat '" + clone + "/said' >&2; exit 1");
        var said = run();
        assertThat(said.status()).isEqualTo(1);
        assertThat(said.text())
                .startsWith("deploy: nobody is logged in to the registry registry:5000: " + what + "; see ")
                .contains(remedy)
                .hasLineCount(1);
        nothingIsDone();
    }
}
