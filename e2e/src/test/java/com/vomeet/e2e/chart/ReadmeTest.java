package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class ReadmeTest {
    static List<Chart> charts() {
        return List.of(Chart.bot(), Chart.product());
    }

    @ParameterizedTest
    @MethodSource("charts")
    void theTableOfValuesIsThatOfTheValuesFile(Chart chart) throws IOException {
        var page = chart.folder().resolve("README.md");
        var written = Tree.text(page);
        var expected = ValuesTable.of(chart).in(written);
        if (Generated.UPDATE) {
            Files.writeString(page, expected);
        }
        assertThat(Tree.text(page)).as(Generated.HOW_TO_UPDATE).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("charts")
    void everyValueHasASentence(Chart chart) {
        assertThat(ValuesTable.of(chart).rows())
                .isNotEmpty()
                .allSatisfy(row ->
                        assertThat(row.text()).as(row.path()).isNotBlank().doesNotContain("|"));
    }
}
