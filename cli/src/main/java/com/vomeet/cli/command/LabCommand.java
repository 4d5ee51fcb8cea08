package com.vomeet.cli.command;

import com.vomeet.cli.product.Closing;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabConfig;
import com.vomeet.lab.scenario.Scenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./vomeet lab}: runs until Ctrl-C. */
@Command(name = "lab", description = "Opens lab meetings, without the product.", mixinStandardHelpOptions = true)
final class LabCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Of the lab (default: ${DEFAULT-VALUE}).")
    private int port = 8057;

    @Option(names = "--scenario", paramLabel = "NAME", description = "The first meeting (default: ${DEFAULT-VALUE}).")
    private String scenario = "demo";

    @Override
    public Integer call() throws InterruptedException {
        var out = spec.commandLine().getOut();
        var closing = new Closing();
        Interrupts.onInterrupt(closing);
        try {
            var lab = closing.add(Lab.start(LabConfig.onPort(port)));
            out.println("Lab:            " + lab.base());
            out.println("A lab meeting:  " + lab.open(Scenario.named(scenario)).url());
            out.println("Ctrl-C ends it. docs/lab.md tells how to open others.");
            out.flush();
            Interrupts.awaitInterrupt();
        } finally {
            closing.close();
        }
        return 0;
    }
}
