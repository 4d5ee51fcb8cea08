package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BrowserFolderTest {
    @TempDir
    Path parent;

    @Test
    void onlyItsOwnerCanEnterTheFolderAndUseThePipes() throws Exception {
        var folder = BrowserFolder.create(parent);
        folder.makeFifos();
        assertThat(mode(folder.path())).isEqualTo("rwx------");
        assertThat(mode(folder.toBrowser())).isEqualTo("rw-------");
        assertThat(mode(folder.fromBrowser())).isEqualTo("rw-------");
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void removingTakesAwayAllThatIsInIt() throws Exception {
        var folder = BrowserFolder.create(parent);
        folder.makeFifos();
        Files.createDirectories(folder.profile().resolve("a/b"));
        Files.writeString(folder.profile().resolve("a/b/c"), "x");
        Files.createSymbolicLink(folder.profile().resolve("SingletonLock"), Path.of("nowhere"));
        assertThat(folder.remove()).isTrue();
        assertThat(parent).isEmptyDirectory();
        assertThat(folder.remove()).isTrue();
    }
}
