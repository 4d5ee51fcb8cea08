package com.vomeet.e2e.chart;

import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A copy of a chart whose notes hold all that it renders. Needed because of helm-java 0.0.21: {@code template()} reaches for a cluster as
 * soon as a chart looks something up, and {@code install()}, which can be kept from it, returns nothing but the notes.
 */
record Dump(Path chart) {
    private static final Map<Path, Dump> MADE = new ConcurrentHashMap<>();
    private static final String OBJECTS = "\n=== objects\n";
    private static final String NOTES = "\n=== notes";

    static Dump of(Path folder) {
        return MADE.computeIfAbsent(folder, Dump::make);
    }

    String objects(String output) {
        return output.substring(output.indexOf(OBJECTS) + OBJECTS.length(), output.indexOf(NOTES));
    }

    String notes(String output) {
        return output.substring(output.indexOf(NOTES) + NOTES.length());
    }

    private static Dump make(Path folder) {
        try {
            var copy = Files.createTempDirectory("chart");
            copy(folder, copy);
            var notes = copy.resolve("templates/NOTES.txt");
            var all = new StringBuilder(OBJECTS);
            var name = Chart.YAML.readTree(Tree.text(folder.resolve("Chart.yaml")));
            include(copy, name.path("name").asString(), ".", all);
            for (var dependency : name.path("dependencies")) {
                var alias = dependency.path("alias").asString();
                include(
                        copy.resolve("charts").resolve(dependency.path("name").asString()),
                        name.path("name").asString() + "/charts/" + alias,
                        ".Subcharts." + alias,
                        all);
            }
            Files.writeString(notes, all + NOTES + Files.readString(notes));
            goesWithThisProcess(copy);
            return new Dump(copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Follows links: the sub-chart is one. */
    static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from, FileVisitOption.FOLLOW_LINKS)) {
            for (var file : files.skip(1).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }

    /** A folder comes before what is in it, and what was named last goes first. */
    private static void goesWithThisProcess(Path copy) throws IOException {
        try (var files = Files.walk(copy)) {
            files.forEach(file -> file.toFile().deleteOnExit());
        }
    }

    private static void include(Path chart, String name, String scope, StringBuilder all) throws IOException {
        try (var files = Files.list(chart.resolve("templates"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".yaml"))
                    .sorted()
                    .forEach(file ->
                            all.append("\n---\n{{ include \"%s/templates/%s\" %s }}\n".formatted(name, file, scope)));
        }
    }
}
