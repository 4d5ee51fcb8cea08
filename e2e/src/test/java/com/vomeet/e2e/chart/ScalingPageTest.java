package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Values that a page shows are values that the chart takes. */
final class ScalingPageTest {
    private static final Pattern VALUES = Pattern.compile("(?ms)^```yaml\\n# values\\n(.*?)^```$");

    static List<JsonNode> examples() {
        return VALUES.matcher(Tree.text(Tree.ROOT.resolve("docs/scaling.md")))
                .results()
                .map(MatchResult::group)
                .map(block -> block.replaceAll("(?m)^```.*", ""))
                .map(Chart.YAML::readTree)
                .toList();
    }

    private static Chart with(Chart chart, JsonNode values) {
        for (var value : values.properties()) {
            chart = chart.with(List.of(value.getKey()), value.getValue());
        }
        return chart;
    }

    @ParameterizedTest
    @MethodSource("examples")
    void eachExampleIsTaken(JsonNode values) {
        assertThat(with(Chart.product(), values).render().kind("Deployment")).isNotEmpty();
    }

    @Test
    void allOfThemTogetherAreOneInstallation() {
        var chart = Chart.product();
        for (var example : examples()) {
            chart = with(chart, example);
        }
        assertThat(examples()).hasSizeGreaterThan(4);
        assertThat(chart.render().names("HorizontalPodAutoscaler")).contains("bot-manager-transcripts", "whisperlive");
    }
}
