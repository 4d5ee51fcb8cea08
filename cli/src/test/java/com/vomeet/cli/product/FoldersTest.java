package com.vomeet.cli.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FoldersTest {
    @TempDir
    Path temporary;

    /** A bot works in a folder of its own, and would look for a relative one in there. */
    @Test
    void relativeFoldersAreThoseOfTheFolderInWhichTheProgramWasStarted() {
        var here = Path.of("").toAbsolutePath();
        assertThat(new Folders(Path.of("."), Path.of("cache"), Path.of("a/../data")))
                .extracting(Folders::root, Folders::cache, Folders::data)
                .containsExactly(here, here.resolve("cache"), here.resolve("data"));
    }

    @Test
    void aFolderThatIsMadeIsItsOwnersAlone() throws IOException {
        var folder = Folders.make(temporary.resolve("a/b"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");
    }

    @Test
    void aFolderIsRemovedWithAllThatIsInIt() throws IOException {
        var folder = Folders.make(temporary.resolve("a"));
        Files.writeString(Folders.make(folder.resolve("b")).resolve("c"), "d");
        Folders.remove(folder);
        assertThat(folder).doesNotExist();
        assertThat(temporary).exists();
    }

    @Test
    void aLinkIsRemovedAndNotFollowed() throws IOException {
        var kept = Files.writeString(temporary.resolve("kept"), "x");
        var folder = Folders.make(temporary.resolve("a"));
        Files.createSymbolicLink(folder.resolve("link"), temporary);
        Folders.remove(folder);
        assertThat(kept).exists();
    }

    @Test
    void aFolderThatIsNotThereIsRemovedAlready() {
        Folders.remove(temporary.resolve("none"));
        assertThat(temporary).exists();
    }
}
