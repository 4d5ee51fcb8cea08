package com.vomeet.e2e.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.house.Tree;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever is woken finds a line that says what to do. */
final class AlertsTest {
    private static final Pattern ALERT = Pattern.compile("(?m)^ *- alert: (\\w+)$");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(Vomeet\\w+)` \\| [^|]{10,} \\| [^|]{10,} \\|$");

    @Test
    void eachAlertHasItsLineAndEachLineItsAlert() {
        var alerts = ALERT.matcher(Tree.text(Tree.ROOT.resolve("chart/files/alerts.yaml")))
                .results()
                .map(found -> found.group(1))
                .toList();
        var lines = ROW.matcher(Documents.section("docs/operate.md", "Alerts"))
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(alerts).isNotEmpty();
        assertThat(lines).containsExactlyElementsOf(alerts);
    }
}
