package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rooms that the architecture names are those that there are. */
final class ArchitectureTest {
    private static final String PAGE = "docs/architecture.md";
    private static final Pattern ROW = Pattern.compile("(?m)^\\| ((?:`[a-z0-9.-]+`(?:, )?)+) \\|");
    private static final Pattern NAME = Pattern.compile("`([a-z0-9.-]+)`");

    @Test
    void everyModuleOfTheBuildIsInTheTableAndEachModuleInTheTableIsBuilt() throws IOException {
        assertThat(names("Modules")).containsExactlyInAnyOrderElementsOf(foldersWith(Tree.ROOT, "pom.xml"));
    }

    @ParameterizedTest
    @CsvSource({
        "The bot,vomeet-bot/src/main/java/com/vomeet/bot",
        "The manager,bot-manager/src/main/java/com/vomeet/manager"
    })
    void everyPackageHasItsRowAndEachRowItsPackage(String section, String sources) throws IOException {
        assertThat(names(section))
                .containsExactlyInAnyOrderElementsOf(foldersWith(Tree.ROOT.resolve(sources), "package-info.java"));
    }

    @Test
    void thePackagesOfTheOtherModulesAreWhereThePageSays() {
        assertThat(names("The others")).isNotEmpty().allSatisfy(name -> {
            var module = name.substring(0, name.indexOf('.'));
            assertThat(Tree.ROOT.resolve(module + "/src/main/java/com/vomeet").resolve(name.replace('.', '/')))
                    .isDirectory();
        });
    }

    private static List<String> names(String section) {
        return ROW.matcher(Documents.section(PAGE, section))
                .results()
                .flatMap(row -> NAME.matcher(row.group(1)).results())
                .map(name -> name.group(1))
                .toList();
    }

    private static List<String> foldersWith(Path folder, String file) throws IOException {
        try (var all = Files.list(folder)) {
            return all.filter(child -> Files.exists(child.resolve(file)))
                    .map(child -> child.getFileName().toString())
                    .toList();
        }
    }
}
