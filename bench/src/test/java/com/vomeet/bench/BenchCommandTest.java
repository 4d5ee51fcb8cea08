package com.vomeet.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.cli.CliCommand;
import com.vomeet.contract.Json;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class BenchCommandTest {
    private final List<String> ran = new ArrayList<>();
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    /** A bench whose figure is what the test says; the goal is at most 1. */
    private final class Fixed implements Bench {
        private final String name;
        private final double value;

        private Fixed(String name, double value) {
            this.name = name;
            this.value = value;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String about() {
            return "about " + name;
        }

        @Override
        public void run(int runs, Consumer<Figure> figures) {
            ran.add(name + " " + runs);
            figures.accept(Figure.of(name, "told", 99, "s", new Goal.Told()));
            figures.accept(Figure.of(name, "measured", value, "s", new Goal.AtMost(1)));
        }
    }

    private static final class Broken implements Bench {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public String about() {
            return "ends before its last figure";
        }

        @Override
        public void run(int runs, Consumer<Figure> figures) {
            figures.accept(Figure.of(name(), "first", 1, "s", new Goal.AtMost(1)));
            throw new IllegalStateException("no bot came");
        }
    }

    private int bench(String... arguments) {
        return bench(
                List.of(new Fixed("good", 1), new Fixed("bad", 2), new Broken(), new Fixed("better", 0.5)), arguments);
    }

    private int bench(List<Bench> benches, String... arguments) {
        var command = new BenchCommand(benches);
        return new CommandLine(command)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }

    @Test
    void withoutANameItTellsWhatThereIsAndMeasuresNothing() {
        assertThat(bench()).isZero();
        assertThat(out.toString().lines().map(String::strip))
                .containsExactly(
                        "good       about good",
                        "bad        about bad",
                        "broken     ends before its last figure",
                        "better     about better");
        assertThat(ran).isEmpty();
    }

    @Test
    void everyGoalMetIsStatusZero() {
        assertThat(bench("good")).isZero();
        assertThat(out.toString().lines()).hasSize(2).allMatch(line -> line.startsWith("✓ good"));
        assertThat(ran).containsExactly("good 0");
    }

    @Test
    void oneMissedGoalIsStatusOne() {
        assertThat(bench("bad")).isEqualTo(1);
        assertThat(out.toString().lines()).last().asString().startsWith("✗ bad");
    }

    @Test
    void allOfThemRunThoughOneMissesItsGoalAndTheStatusRemembersIt() {
        assertThat(bench("all")).isEqualTo(1);
        assertThat(ran).containsExactly("good 0", "bad 0", "better 0");
    }

    @Test
    void whatComesAfterAMissedGoalDoesNotMakeUpForIt() {
        assertThat(bench(List.of(new Fixed("bad", 2), new Fixed("good", 1)), "all"))
                .isEqualTo(1);
        assertThat(bench(List.of(new Fixed("good", 1), new Fixed("better", 0.5)), "all"))
                .isZero();
    }

    @Test
    void aBenchThatBreaksIsNotedAndTheOthersGoOn() {
        assertThat(bench(List.of(new Broken(), new Fixed("good", 1)), "all")).isEqualTo(1);
        assertThat(ran).containsExactly("good 0");
        assertThat(err.toString()).startsWith("broken broke:").contains("no bot came");
    }

    @Test
    void aBenchThatBreaksIsNotASuccess() {
        assertThat(bench("broken")).isEqualTo(1);
        assertThat(out.toString()).contains("first");
        assertThat(err.toString()).contains("no bot came");
    }

    @Test
    void anUnknownNameIsAMistakeOfTheCallerAndTheNamesAreTold() {
        assertThat(bench("wrong")).isEqualTo(2);
        assertThat(err.toString())
                .contains("there is no bench 'wrong'; there are good, bad, broken, better")
                .contains("Usage");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void theNumberOfRunsIsHandedOn() {
        assertThat(bench("good", "--runs", "7")).isZero();
        assertThat(ran).containsExactly("good 7");
    }

    @Test
    void aNumberOfRunsThatIsNoneIsAMistakeOfTheCaller() {
        assertThat(bench("good", "--runs", "-1")).isEqualTo(2);
        assertThat(bench("good", "--runs", "many")).isEqualTo(2);
        assertThat(bench("good", "bad")).isEqualTo(2);
        assertThat(ran).isEmpty();
        assertThat(err.toString()).contains("--runs is -1; it must be 0 or more");
    }

    @Test
    void asJsonEachLineIsOneFigure() {
        assertThat(bench("bad", "--json")).isEqualTo(1);
        var lines = out.toString().lines().map(Json.MAPPER::readTree).toList();
        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.propertyNames())
                        .containsExactly("bench", "name", "value", "unit", "goal", "met", "spread", "runs"));
        assertThat(lines.getLast().get("met").booleanValue()).isFalse();
        assertThat(lines.getFirst().get("goal").stringValue()).isEqualTo("none");
    }

    @Test
    void theLauncherFindsItWithAllItsBenches() {
        var found = ServiceLoader.load(CliCommand.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(BenchCommand.class::isInstance)
                .toList();
        assertThat(found).hasSize(1);
        var status = new CommandLine(found.getFirst())
                .setOut(new PrintWriter(out, true))
                .execute();
        assertThat(status).isZero();
        assertThat(out.toString().lines().map(line -> line.strip().split(" ", 2)[0]))
                .containsExactly(
                        "join",
                        "leave",
                        "bot-cost",
                        "live",
                        "text",
                        "names",
                        "wer",
                        "outage",
                        "dead",
                        "jobs",
                        "pod",
                        "docker",
                        "segments",
                        "race",
                        "chaos",
                        "failpoints",
                        "roll",
                        "api",
                        "webhooks",
                        "fuzz");
    }
}
