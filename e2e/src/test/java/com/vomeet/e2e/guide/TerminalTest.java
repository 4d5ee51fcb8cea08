package com.vomeet.e2e.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TerminalTest {
    @TempDir
    private Path folder;

    @Test
    void whatIsSaidOnBothStreamsIsHeard() throws InterruptedException {
        var said = terminal().run("echo out\necho err >&2\n");
        assertThat(said).isEqualTo(new Terminal.Said(0, "out\nerr\n"));
    }

    @Test
    void theFirstCommandThatFailsEndsTheScript() throws InterruptedException {
        var said = terminal().run("false | true\necho never");
        assertThat(said).isEqualTo(new Terminal.Said(1, ""));
    }

    @Test
    void aFailureIsToldWithAllThatWasSaid() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> terminal().run("echo because; exit 3").orFail("the block"))
                .withMessage("the block ended with exit status 3:\nbecause\n");
    }

    @Test
    void aScriptRunsInItsFolderWithItsEnvironment() throws Exception {
        Files.writeString(folder.resolve("here"), "");
        assertThat(terminal().run("ls; echo $WHO").orFail("ls").text()).isEqualTo("here\nAda\n");
    }

    @Test
    void whatDoesNotEndIsEndedAndSaidToBeLate() {
        try (var endless = terminal().start("echo begun; exec tail -f /dev/null")) {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> endless.await(Duration.ofSeconds(5)))
                    .withMessageContaining("still running after PT5S")
                    .withMessageContaining("begun");
        }
    }

    private Terminal terminal() {
        return new Terminal(folder, Map.of("WHO", "Ada"));
    }
}
