package com.vomeet.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ProgramsOnThePathTest {
    @TempDir
    Path folder;

    @Test
    void theFirstFolderThatHasItWins() throws IOException {
        var first = program("one/tool");
        var second = program("two/tool");
        assertThat(Programs.find("tool", first.getParent() + ":" + second.getParent()))
                .contains(first);
        assertThat(Programs.find("tool", second.getParent() + ":" + first.getParent()))
                .contains(second);
    }

    @Test
    void aFileThatMayNotBeRunIsPassedOver() throws IOException {
        var second = program("two/tool");
        var first =
                Files.writeString(Files.createDirectory(folder.resolve("one")).resolve("tool"), "");
        assertThat(Programs.find("tool", first.getParent() + ":" + second.getParent()))
                .contains(second);
    }

    @Test
    void aFolderOfThatNameIsNoProgram() throws IOException {
        Files.createDirectories(folder.resolve("one/tool"));
        assertThat(Programs.find("tool", folder.resolve("one").toString())).isEmpty();
    }

    @Test
    void emptyAndMissingFoldersArePassedOver() throws IOException {
        var tool = program("one/tool");
        assertThat(Programs.find("tool", "::" + folder.resolve("none") + ":" + tool.getParent()))
                .contains(tool);
        assertThat(Programs.find("tool", "")).isEmpty();
    }

    private Path program(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        return file;
    }
}
