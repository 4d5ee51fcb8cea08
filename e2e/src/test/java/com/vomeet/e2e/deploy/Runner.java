package com.vomeet.e2e.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.e2e.guide.Terminal;
import com.vomeet.e2e.house.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Runs the scripts of a job in this checkout as a forge's runner does: one after another until one fails, each with its environment,
 * and with no way to a cluster but by what a secret says.
 *
 * @param machine what the runner's machine has set
 * @param values of expressions: {@code secrets.…}, {@code vars.…}, {@code github.…}
 */
record Runner(Map<String, String> machine, Map<String, String> values) {
    /** What checks out, and what brings a JDK and Go: all are here already. */
    static final Set<String> AT_HAND = Set.of("actions/checkout@v4", "actions/setup-java@v4", "actions/setup-go@v5");

    Runner {
        machine = Map.copyOf(machine);
        values = Map.copyOf(values);
    }

    Runner with(String name, String value) {
        var more = new HashMap<>(values);
        more.put(name, value);
        return new Runner(machine, more);
    }

    /**
     * How a job went.
     *
     * @param ran the scripts of the steps that were run
     */
    record Run(int status, String text, String report, Set<String> ran) {
        Run {
            ran = Set.copyOf(ran);
        }

        Run orFail(String what) {
            if (status != 0) {
                throw new AssertionError(what + " failed:\n" + text);
            }
            return this;
        }
    }

    Run run(Workflow workflow, String job) throws IOException, InterruptedException {
        assertThat(AT_HAND).containsAll(workflow.actions(job));
        var report = Files.createTempFile("report", ".md");
        var text = new StringBuilder();
        var ran = new LinkedHashSet<String>();
        try {
            for (var step : workflow.steps(job)) {
                var said = new Terminal(Tree.ROOT, environment(step, report)).run(step.script());
                text.append(said.text());
                ran.add(step.script());
                if (said.status() != 0) {
                    return new Run(said.status(), text.toString(), Files.readString(report), ran);
                }
            }
            return new Run(0, text.toString(), Files.readString(report), ran);
        } finally {
            Files.delete(report);
        }
    }

    private Map<String, String> environment(Step step, Path report) {
        var all = new HashMap<>(machine);
        all.put("CI", "true");
        all.put("KUBECONFIG", "/nowhere");
        all.put("GITHUB_STEP_SUMMARY", report.toString());
        step.environment().forEach((name, text) -> all.put(name, Workflow.resolve(text, values)));
        return all;
    }

    /** What must not be read by whoever may read the forge's logs. */
    List<String> secrets() {
        var secrets = new ArrayList<String>();
        values.forEach((name, value) -> {
            if (name.startsWith("secrets.")) {
                value.lines()
                        .map(String::strip)
                        .filter(line -> line.length() > 12)
                        .forEach(secrets::add);
            }
        });
        return secrets;
    }
}
