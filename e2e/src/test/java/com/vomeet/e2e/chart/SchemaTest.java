package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** Wrong values are refused by name, before anything is installed. */
final class SchemaTest {
    /** Whose keys are the operator's, so that none is wrong. */
    private static final String VAULTS = "externalSecrets.onepassword.vaults";

    record Case(Chart chart, Leaves.Leaf leaf) {
        @Override
        public String toString() {
            return chart.release() + " " + leaf;
        }
    }

    static List<Case> leaves() {
        return Stream.of(Chart.bot(), Chart.product())
                .flatMap(chart -> Leaves.of(chart.defaults()).all().stream().map(leaf -> new Case(chart, leaf)))
                .toList();
    }

    static List<Case> leavesWhoseNamesAreGiven() {
        return leaves().stream()
                .filter(one -> !one.leaf().toString().startsWith(VAULTS))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("leaves")
    void aValueOfAnotherTypeIsRefusedWithItsName(Case one) {
        var wrong = Leaves.ofAnotherType(one.leaf().value());
        assertThat(one.chart().with(one.leaf().path(), wrong).refusal())
                .contains("'/" + String.join("/", withoutAlias(one.leaf().path())) + "'");
    }

    @ParameterizedTest
    @MethodSource("leavesWhoseNamesAreGiven")
    void anUnknownKeyIsRefusedWithItsName(Case one) {
        var path = new ArrayList<>(one.leaf().path());
        path.set(path.size() - 1, "un-known");
        assertThat(one.chart()
                        .with(path, JsonNodeFactory.instance.stringNode("x"))
                        .refusal())
                .contains("'un-known'");
    }

    @ParameterizedTest
    @CsvSource({"postgresql,externalDatabase", "redis,externalRedis.url", "speech,externalSpeech.url"})
    void anAddressOfOnesOwnIsAskedForByName(String part, String asked) {
        assertThat(Chart.product().with(part + ".enabled", false).refusal()).contains(asked);
    }

    /** The sub-chart looks at its own values, without the name that they have outside. */
    private static List<String> withoutAlias(List<String> path) {
        return path.getFirst().equals("bots") ? path.subList(1, path.size()) : path;
    }
}
