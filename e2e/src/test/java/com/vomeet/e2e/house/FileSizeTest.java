package com.vomeet.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The style figures of the project's goals. */
final class FileSizeTest {
    private static final List<Path> MAIN = Tree.java("main");

    @Test
    void theMedianFileHasAtMostSeventyLines() {
        assertThat(percentile(50)).isLessThanOrEqualTo(70);
    }

    @Test
    void nineInTenFilesHaveAtMostTwoHundredAndFiftyLines() {
        assertThat(percentile(90)).isLessThanOrEqualTo(250);
    }

    @Test
    void noFileHasMoreThanFiveHundredLines() {
        var everything =
                Stream.of(".java", ".js", ".css", ".sh").flatMap(ending -> Tree.files(Tree.ROOT, ending).stream());
        assertThat(everything)
                .allSatisfy(
                        file -> assertThat(Tree.lines(file)).as(file.toString()).isLessThanOrEqualTo(500));
    }

    @Test
    void theTestsAreAtLeastAsLongAsTheCode() {
        assertThat(sum(ofTheProduct(Tree.java("test"))))
                .as("lines of tests, against lines of code")
                .isGreaterThanOrEqualTo(sum(ofTheProduct(MAIN)));
    }

    private static int percentile(int percent) {
        var sorted = MAIN.stream().map(Tree::lines).sorted().toList();
        return sorted.get((sorted.size() - 1) * percent / 100);
    }

    /** A bench measures the product as a test looks at it, and is no part of it: its lines stand on neither side. */
    private static List<Path> ofTheProduct(List<Path> files) {
        var bench = Tree.ROOT.resolve("bench");
        return files.stream().filter(file -> !file.startsWith(bench)).toList();
    }

    private static int sum(List<Path> files) {
        return files.stream().mapToInt(Tree::lines).sum();
    }
}
