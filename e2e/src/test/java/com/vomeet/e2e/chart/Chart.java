package com.vomeet.e2e.chart;

import com.marcnuri.helm.DryRun;
import com.marcnuri.helm.Helm;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * A chart with values to render it with.
 *
 * @param files values files, the later win
 * @param values win over all files
 */
record Chart(Path folder, String release, String namespace, List<Path> files, JsonNode values) {
    static final YAMLMapper YAML = new YAMLMapper();

    static Chart bot() {
        return new Chart(
                Tree.ROOT.resolve("vomeet-bot/chart"), "vomeet-bot", "vomeet-bot", List.of(), YAML.createObjectNode());
    }

    static Chart product() {
        return new Chart(Tree.ROOT.resolve("chart"), "vomeet", "vomeet", List.of(), YAML.createObjectNode());
    }

    Chart in(String otherNamespace) {
        return new Chart(folder, release, otherNamespace, files, values);
    }

    Chart named(String otherRelease) {
        return new Chart(folder, otherRelease, namespace, files, values);
    }

    /** A copy in which somebody has changed a file: each match of a pattern is replaced. */
    Chart edited(Path parent, String file, String pattern, String replacement) {
        try {
            var copy = Files.createTempDirectory(parent, "chart");
            Dump.copy(folder, copy);
            var changed = copy.resolve(file);
            Files.writeString(changed, Files.readString(changed).replaceAll(pattern, replacement));
            return new Chart(copy, release, namespace, files, values);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** With a values file of the chart's folder. */
    Chart file(String name) {
        var more = Stream.concat(files.stream(), Stream.of(folder.resolve(name)));
        return new Chart(folder, release, namespace, more.toList(), values);
    }

    /** With a value at a path whose steps are parted by dots. */
    Chart with(String path, Object value) {
        return with(List.of(path.split("\\.", -1)), YAML.valueToTree(value));
    }

    Chart with(List<String> path, JsonNode value) {
        var changed = (ObjectNode) values.deepCopy();
        var parent = changed;
        for (var step : path.subList(0, path.size() - 1)) {
            parent = parent.withObjectProperty(step);
        }
        parent.set(path.getLast(), value);
        return new Chart(folder, release, namespace, files, changed);
    }

    /** The values that stand in the chart. */
    JsonNode defaults() {
        return YAML.readTree(Tree.text(folder.resolve("values.yaml")));
    }

    Objects render() {
        return Objects.of(Dump.of(folder).objects(text()));
    }

    /** What is printed after an installation. */
    String notes() {
        return Dump.of(folder).notes(text());
    }

    /** An installation that reaches for no cluster. */
    private String text() {
        try {
            var own = Files.createTempFile("values", ".yaml");
            try {
                Files.writeString(own, YAML.writeValueAsString(values));
                var command = new Helm(Dump.of(folder).chart()).install();
                files.forEach(command::withValuesFile);
                return command.withValuesFile(own)
                        .withName(release)
                        .withNamespace(namespace)
                        .clientOnly()
                        .dryRun()
                        .withDryRunOption(DryRun.CLIENT)
                        .call()
                        .getOutput();
            } finally {
                Files.delete(own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What Helm says when it refuses these values. */
    String refusal() {
        try {
            text();
        } catch (IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
        throw new AssertionError("Helm accepted " + values);
    }
}
