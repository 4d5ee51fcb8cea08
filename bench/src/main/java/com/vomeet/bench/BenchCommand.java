package com.vomeet.bench;

import com.vomeet.cli.CliCommand;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./vomeet bench [NAME]}: exit status 0 only if every goal is met. */
@Command(
        name = "bench",
        description = "Measures; without a name: what can be measured.",
        mixinStandardHelpOptions = true)
public final class BenchCommand implements CliCommand {
    private static final List<Bench> ALL = List.of(
            new JoinBench(),
            new LeaveBench(),
            new BotCostBench(),
            new LiveBench(),
            new TextBench(),
            new NamesBench(),
            new WerBench(),
            new OutageBench(),
            new DeadBench(),
            new JobsBench(),
            new PodBench(),
            new DockerBench(),
            new SegmentsBench(),
            new RaceBench(),
            new ChaosBench(),
            new FailpointsBench(),
            new RollBench(),
            new ApiBench(),
            new WebhooksBench(),
            new FuzzBench());

    private final List<Bench> benches;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "NAME", arity = "0..1", description = "Which one; all: every one after another.")
    private @Nullable String name;

    @Option(names = "--json", description = "A JSON object a line.")
    private boolean json = false;

    @Option(
            names = "--runs",
            paramLabel = "N",
            description = "How often (0, the default: as often as the bench thinks right).")
    private int runs = 0;

    /** For the service loader. */
    public BenchCommand() {
        this(ALL);
    }

    BenchCommand(List<Bench> benches) {
        this.benches = List.copyOf(benches);
    }

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        if (runs < 0) {
            throw new ParameterException(spec.commandLine(), "--runs is " + runs + "; it must be 0 or more");
        }
        if (name == null) {
            benches.forEach(bench -> out.printf("  %-10s %s%n", bench.name(), bench.about()));
            return 0;
        }
        var good = true;
        for (var bench : chosen(name)) {
            good &= isGood(bench, out);
        }
        return good ? 0 : 1;
    }

    /** Whether it came to its end and met every goal; one that broke holds up no other. */
    private boolean isGood(Bench bench, PrintWriter out) throws InterruptedException {
        var missed = new ArrayList<Figure>();
        try {
            bench.run(runs, figure -> {
                out.println(figure.line(json));
                out.flush();
                if (!figure.met()) {
                    missed.add(figure);
                }
            });
            return missed.isEmpty();
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            var err = spec.commandLine().getErr();
            err.println(bench.name() + " broke:");
            e.printStackTrace(err);
            err.flush();
            return false;
        }
    }

    private List<Bench> chosen(String wanted) {
        if (wanted.equals("all")) {
            return benches;
        }
        return find(wanted)
                .map(List::of)
                .orElseThrow(() -> new ParameterException(
                        spec.commandLine(),
                        "there is no bench '" + wanted + "'; there are "
                                + String.join(
                                        ", ", benches.stream().map(Bench::name).toList())));
    }

    private Optional<Bench> find(String wanted) {
        return benches.stream().filter(bench -> bench.name().equals(wanted)).findFirst();
    }
}
