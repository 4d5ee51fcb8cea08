package com.vomeet.e2e.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API server is kept from bots by its addresses, which are the cluster's to know: an answer of ours stands in its place here. */
final class ApiServerBlockTest {
    private static final String QUESTION = "lookup \"v1\" \"Endpoints\" \"default\" \"kubernetes\"";
    private static final String ANSWER =
            "dict \"subsets\" (list (dict \"addresses\" (list (dict \"ip\" \"203.0.113.7\")"
                    + " (dict \"ip\" \"203.0.113.8\"))) (dict \"addresses\" (list (dict \"ip\" \"2001:db8::7\"))) (dict))";
    private static final Chart ASKED = Chart.product().with("networkPolicy.blockApiServer", true);

    @TempDir
    private Path folder;

    private Chart answered() {
        return Chart.product().edited(folder, "templates/_helpers.tpl", Pattern.quote(QUESTION), ANSWER);
    }

    /** @param family 1 for addresses of four bytes, 2 for longer ones: the rules of the internet by their place */
    private static List<String> kept(Chart chart, int family) {
        return Objects.texts(chart.render()
                .one("NetworkPolicy", "vomeet-bot")
                .at("/spec/egress/" + family + "/to/0/ipBlock/except"));
    }

    @Test
    void eachAddressIsKeptFromBotsIfThatIsWanted() {
        var chart = answered().with("networkPolicy.blockApiServer", true);
        assertThat(kept(chart, 1)).contains("10.0.0.0/8").endsWith("203.0.113.7/32", "203.0.113.8/32");
        assertThat(kept(chart, 2)).containsExactly("fc00::/7", "fe80::/10", "2001:db8::7/128");
        assertThat(chart.notes()).doesNotContain("blockApiServer");
    }

    @Test
    void whoBlocksItAlreadyDoesSoOnce() {
        var chart = answered()
                .with("networkPolicy.blockApiServer", true)
                .with("networkPolicy.blockedCidrs", List.of("203.0.113.7/32"));
        assertThat(kept(chart, 1)).containsExactly("203.0.113.7/32", "203.0.113.8/32");
    }

    /** Whoever installs may have no right to ask, and Helm refuses whoever asks without. */
    @Test
    void nobodyIsAskedUnlessThatIsWanted() {
        assertThat(answered().render().one("NetworkPolicy", "vomeet-bot"))
                .isEqualTo(Chart.product().render().one("NetworkPolicy", "vomeet-bot"));
    }

    @Test
    void withoutAClusterNothingIsFoundAndTheNotesSaySo() {
        assertThat(kept(ASKED, 1)).isEqualTo(kept(Chart.product(), 1));
        assertThat(ASKED.notes()).contains("No address of the API server was found");
        assertThat(Chart.product().notes()).doesNotContain("blockApiServer");
        assertThat(ASKED.with("networkPolicy.enabled", false).notes()).doesNotContain("blockApiServer");
    }
}
