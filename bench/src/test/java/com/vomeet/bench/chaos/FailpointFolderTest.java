package com.vomeet.bench.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FailpointFolderTest {
    @TempDir
    Path folder;

    @Test
    void whatIsArmedIsOnePointAndItsNumber() throws IOException {
        var points = new FailpointFolder(folder.resolve("points"));
        points.arm("before redis xadd", 3);
        assertThat(points.path().resolve("armed")).hasContent("before redis xadd 3");
        points.arm("after redis xadd", 0);
        assertThat(points.path().resolve("armed")).hasContent("after redis xadd 0");
        points.arm(List.of("before a", "after a"));
        assertThat(points.path().resolve("armed")).hasContent("before a 0\nafter a 0");
        points.disarm();
        points.disarm();
        assertThat(points.path().resolve("armed")).doesNotExist();
        assertThat(points.path()).isEmptyDirectory();
    }

    @Test
    void whatWasPassedIsReadInOrder() throws IOException {
        var points = new FailpointFolder(folder);
        assertThat(points.passed()).isEmpty();
        Files.writeString(folder.resolve("passed"), "before a\nafter a\n");
        assertThat(points.passed()).containsExactly("before a", "after a");
    }
}
