package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.vomeet.parts.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BareScriptTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"knock.js", "discard.js"})
    void aScriptIsPlainJavaScript(String name) throws IOException, InterruptedException {
        var node = Programs.find("node");
        assumeThat(node).as("node checks the syntax").isPresent();
        var file = Files.writeString(folder.resolve(name), BareScript.text(name));
        var check = new ProcessBuilder(node.orElseThrow().toString(), "--check", file.toString())
                .redirectErrorStream(true)
                .start();
        var said = new String(check.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(check.waitFor()).as(said).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"knock.js", "discard.js"})
    void aScriptIsNoModuleSinceThePageRunsItAsItIs(String name) throws IOException {
        assertThat(BareScript.text(name).lines()).noneMatch(line -> line.matches("(import|export)\\b.*"));
    }

    @Test
    void aScriptThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> BareScript.text("dance.js"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("dance.js");
    }
}
