package com.vomeet.cdp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
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

    @Test
    void aLinkOutOfTheFolderIsRemovedAndNotFollowed() throws Exception {
        var kept =
                Files.writeString(Files.createDirectory(parent.resolve("kept")).resolve("file"), "x");
        var folder = BrowserFolder.create(parent);
        Files.createSymbolicLink(folder.home().resolve("out"), kept.getParent());
        assertThat(folder.remove()).isTrue();
        assertThat(kept).hasContent("x");
    }

    @Test
    void eachBrowserHasAFolderOfItsOwnWithAHomeAndATemporaryOne() throws Exception {
        var folders = new HashSet<Path>();
        for (var i = 0; i < 20; i++) {
            var folder = BrowserFolder.create(parent);
            assertThat(folder.home()).isEmptyDirectory();
            assertThat(folder.temporary()).isEmptyDirectory();
            folders.add(folder.path());
        }
        assertThat(folders).hasSize(20);
    }

    @Test
    void itsNameLeavesRoomForTheSocketOfChromiumBelowIt() throws Exception {
        assertThat(BrowserFolder.create(parent).path().getFileName().toString())
                .hasSizeLessThanOrEqualTo(10)
                .startsWith("vb-");
    }

    @Test
    void aParentThatIsNotThereIsSaid() {
        assertThatThrownBy(() -> BrowserFolder.create(parent.resolve("none"))).isInstanceOf(IOException.class);
    }

    @Test
    void pipesThatAreThereAlreadyAreAFailureThatNamesTheFolder() throws Exception {
        var folder = BrowserFolder.create(parent);
        folder.makeFifos();
        assertThatThrownBy(folder::makeFifos)
                .isInstanceOf(IOException.class)
                .hasMessage("mkfifo in " + folder.path() + " failed");
    }
}
