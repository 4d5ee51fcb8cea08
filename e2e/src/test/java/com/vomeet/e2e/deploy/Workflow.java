package com.vomeet.e2e.deploy;

import com.vomeet.e2e.house.Tree;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A workflow file. */
record Workflow(String name, String text) {
    static final List<Path> FOLDERS = Stream.of(".forgejo/workflows", ".github/workflows")
            .map(Tree.ROOT::resolve)
            .toList();
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{\\s*(.*?)\\s*}}");
    private static final YAMLMapper YAML = new YAMLMapper();

    /** Those of Forgejo; the others are the same, which a test sees to. */
    static List<Workflow> all() {
        return in(FOLDERS.getFirst());
    }

    static List<Workflow> in(Path folder) {
        return Tree.files(folder, "").stream()
                .map(file -> new Workflow(file.getFileName().toString(), Tree.text(file)))
                .toList();
    }

    static Workflow named(String name) {
        return all().stream()
                .filter(workflow -> workflow.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode jobsNode() {
        return YAML.readTree(text).path("jobs");
    }

    List<String> jobs() {
        return List.copyOf(jobsNode().propertyNames());
    }

    /** The condition under which the forge runs the job; empty for always. */
    String condition(String job) {
        return jobsNode().path(job).path("if").asString("");
    }

    /** The steps that run a script, in their order. */
    List<Step> steps(String job) {
        var node = jobsNode().path(job);
        var steps = new ArrayList<Step>();
        for (var step : node.path("steps").values()) {
            if (step.has("run")) {
                var environment = new HashMap<>(words(node.path("env")));
                environment.putAll(words(step.path("env")));
                steps.add(new Step(
                        step.path("name").asString(""), step.path("run").stringValue(), environment));
            }
        }
        return steps;
    }

    /** What others have written and a job uses. */
    List<String> actions(String job) {
        return jobsNode()
                .path(job)
                .path("steps")
                .valueStream()
                .map(step -> step.path("uses").asString(""))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    /** What each step of a job that checks out asks for; empty for the commit that the run was started for. */
    List<String> refs(String job) {
        return jobsNode()
                .path(job)
                .path("steps")
                .valueStream()
                .filter(step -> step.path("uses").asString("").startsWith("actions/checkout@"))
                .map(step -> step.at("/with/ref").asString(""))
                .toList();
    }

    /** The jobs that come before one. */
    List<String> needs(String job) {
        var needs = jobsNode().path(job).path("needs");
        return needs.isArray()
                ? needs.valueStream().map(JsonNode::stringValue).toList()
                : Stream.of(needs.asString("")).filter(name -> !name.isEmpty()).toList();
    }

    /** What the engine is told of the job's container besides its image; empty for a job that has none. */
    String containerOptions(String job) {
        return jobsNode().path(job).path("container").path("options").asString("");
    }

    private static Map<String, String> words(JsonNode node) {
        var words = new HashMap<String, String>();
        node.properties()
                .forEach(entry -> words.put(entry.getKey(), entry.getValue().asString("")));
        return words;
    }

    /** Everything between the braces in all of the file. */
    List<String> expressions() {
        return EXPRESSION.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** Puts values in the place of expressions; one without a value fails, for a forge would put nothing there. */
    static String resolve(String text, Map<String, String> values) {
        return EXPRESSION.matcher(text).replaceAll(found -> {
            var value = values.get(found.group(1));
            if (value == null) {
                throw new AssertionError("nobody has said what " + found.group(1) + " is");
            }
            return java.util.regex.Matcher.quoteReplacement(value);
        });
    }
}
