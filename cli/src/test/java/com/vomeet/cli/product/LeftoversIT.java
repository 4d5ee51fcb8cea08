package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LeftoversIT {
    @TempDir
    Path folder;

    @Test
    void whatWorksInTheFolderIsEnded() throws IOException {
        var left = start(Files.createDirectory(folder.resolve("redis")));
        Leftovers.endIn(folder.resolve("redis"));
        assertThat(left.isAlive()).isFalse();
    }

    @Test
    void whatWorksElsewhereIsLeftAlone() throws IOException {
        var other = start(Files.createDirectory(folder.resolve("other")));
        Leftovers.endIn(Files.createDirectory(folder.resolve("redis")));
        Leftovers.endIn(folder);
        assertThat(other.isAlive()).isTrue();
        other.destroyForcibly().onExit().join();
    }

    @Test
    void aFolderThatIsNotThereHasNoLeftovers() {
        Leftovers.endIn(folder.resolve("nothing"));
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    private static Process start(Path folder) throws IOException {
        return new ProcessBuilder("sleep", "300").directory(folder.toFile()).start();
    }
}
