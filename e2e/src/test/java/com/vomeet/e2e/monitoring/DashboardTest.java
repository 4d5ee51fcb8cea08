package com.vomeet.e2e.monitoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The dashboard's file by itself. */
final class DashboardTest {
    private final Dashboard dashboard = Dashboard.read();

    @Test
    void everyPanelSaysWhatItShowsAndTakesTheChosenPrometheus() {
        assertThat(dashboard.panels()).hasSizeGreaterThan(20).allSatisfy(panel -> {
            assertThat(panel.path("title").asString()).isNotBlank();
            assertThat(panel.path("description").asString())
                    .as(panel.path("title").asString())
                    .endsWith(".");
            assertThat(panel.at("/datasource/uid").asString()).isEqualTo("${datasource}");
            assertThat(panel.path("targets"))
                    .allSatisfy(
                            target -> assertThat(target.path("expr").asString()).contains("namespace=~\"$namespace\""));
        });
    }

    /** What a product does not know is NaN, and so is every sum with it. */
    @Test
    void noSumOfWhatReplicasShareIsSpoiltByOneThatIsNotKnown() {
        assertThat(dashboard.queries())
                .extracting(Dashboard.Query::text)
                .filteredOn(text -> text.contains("max by (namespace"))
                .isNotEmpty()
                .allMatch(text -> text.contains("} >= 0)"));
    }

    @Test
    void noTwoPanelsHaveTheSameNumberOrPlace() {
        assertThat(dashboard.json().path("panels"))
                .extracting(panel -> panel.path("id").asInt())
                .doesNotHaveDuplicates();
        assertThat(dashboard.panels().map(DashboardTest::cells).flatMap(cells -> cells.lines()))
                .doesNotHaveDuplicates();
    }

    /** A line for each cell of the grid, 24 in a row. */
    private static String cells(JsonNode panel) {
        var place = panel.path("gridPos");
        var left = place.path("x").asInt();
        var top = place.path("y").asInt();
        assertThat(left + place.path("w").asInt()).isLessThanOrEqualTo(24);
        return IntStream.range(left, left + place.path("w").asInt())
                .boxed()
                .flatMap(
                        x -> IntStream.range(top, top + place.path("h").asInt()).mapToObj(y -> x + "," + y))
                .collect(Collectors.joining("\n"));
    }
}
