package com.vomeet.lab.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolTest {
    private final Tool shell = Tool.find("sh", "dash");

    @TempDir
    Path folder;

    @Test
    void aProgramThatIsMissingSaysWhatToInstall() {
        assertThatThrownBy(() -> Tool.find("no-such-program-anywhere", "some-package"))
                .isInstanceOf(MissingPackageException.class)
                .hasMessage("no-such-program-anywhere is not installed: apt-get install some-package"
                        + " (or ./vomeet doctor --fix)");
    }

    @Test
    void aProgramRuns() throws IOException {
        var file = folder.resolve("made");
        shell.run(List.of("-c", "echo done > " + file));
        assertThat(file).hasContent("done");
    }

    @Test
    void aProgramThatFailsSaysWhatItSaid() {
        assertThatThrownBy(() -> shell.run(List.of("-c", "echo out of tape >&2; exit 3")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("ended with 3: out of tape");
    }

    @Test
    void nothingWaitsForInput() throws IOException {
        shell.run(List.of("-c", "cat"));
    }

    @Test
    void anotherVersionHasAnotherIdentity() throws IOException {
        var program = folder.resolve("tool");
        Files.writeString(program, "one");
        var first = new Tool(program).identity();
        assertThat(new Tool(program).identity()).isEqualTo(first);
        Files.writeString(program, "another");
        assertThat(new Tool(program).identity()).isNotEqualTo(first);
    }
}
