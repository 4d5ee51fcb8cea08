package com.vomeet.e2e.chart;

import com.vomeet.e2e.house.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import tools.jackson.databind.JsonNode;

/**
 * The table of a chart's values, from the comments in {@code values.yaml}: a key with a comment {@code # -- text} is a row, and what is
 * below it is not.
 */
record ValuesTable(List<Row> rows) {
    private static final String MARK = "<!-- values -->\n";
    private static final String BEGIN = "# -- ";

    /** @param text empty if there is no comment */
    record Row(String path, JsonNode value, String text) {}

    static ValuesTable of(Chart chart) {
        var text = Tree.text(chart.folder().resolve("values.yaml"));
        var root = new Compose(LoadSettings.builder().build()).composeString(text);
        var rows = new ArrayList<Row>();
        collect(
                "",
                (MappingNode) root.orElseThrow(),
                chart.defaults(),
                text.lines().toList(),
                rows);
        return new ValuesTable(List.copyOf(rows));
    }

    private static void collect(
            String prefix, MappingNode mapping, JsonNode values, List<String> lines, List<Row> rows) {
        for (var entry : mapping.getValue()) {
            var key = ((ScalarNode) entry.getKeyNode()).getValue();
            var value = values.path(key);
            var text = comment(entry.getKeyNode(), lines);
            if (text.isEmpty() && entry.getValueNode() instanceof MappingNode deeper) {
                collect(prefix + key + ".", deeper, value, lines, rows);
            } else {
                rows.add(new Row(prefix + key, value, text));
            }
        }
    }

    /** The lines right above a key, from the one that begins a comment for the table. */
    private static String comment(Node key, List<String> lines) {
        var text = "";
        for (var i = key.getStartMark().orElseThrow().getLine() - 1; i >= 0; i--) {
            var line = lines.get(i).strip();
            if (line.startsWith(BEGIN)) {
                return line.substring(BEGIN.length()) + text;
            }
            if (!line.startsWith("#")) {
                break;
            }
            text = line.substring(1) + text;
        }
        return "";
    }

    String markdown() {
        return rows.stream()
                .map(row -> "| `%s` | %s | %s |\n".formatted(row.path(), row.text(), shown(row.value())))
                .collect(Collectors.joining("", "| key | meaning | default |\n| --- | --- | --- |\n", ""));
    }

    private static String shown(JsonNode value) {
        return value.isString() && value.asString().isEmpty() ? "" : "`" + value + "`";
    }

    /** The page with its table written anew. */
    String in(String page) {
        return page.substring(0, page.indexOf(MARK) + MARK.length()) + "\n" + markdown();
    }
}
