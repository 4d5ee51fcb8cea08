package com.vomeet.cli.command;

import com.vomeet.cli.Trouble;
import com.vomeet.cli.product.Closing;
import com.vomeet.cli.product.Ports;
import com.vomeet.lab.Lab;
import com.vomeet.lab.LabConfig;
import com.vomeet.lab.scenario.Scenario;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./vomeet lab}: runs until Ctrl-C. */
@Command(name = "lab", description = "Opens lab meetings, without the product.")
final class LabCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--port", paramLabel = "PORT", description = "Of the lab (default: ${DEFAULT-VALUE}).")
    private int port = 8057;

    @Option(names = "--scenario", paramLabel = "NAME", description = "The first meeting (default: ${DEFAULT-VALUE}).")
    private String scenario = "demo";

    @Override
    public Integer call() throws InterruptedException {
        Ports.requireFree(port, "--port");
        var first = first();
        var out = spec.commandLine().getOut();
        var closing = new Closing();
        Interrupts.onInterrupt(closing);
        try {
            var lab = closing.add(Lab.start(LabConfig.onPort(port)));
            out.println("Lab:            " + lab.base());
            out.println("A lab meeting:  " + lab.open(first).url());
            out.println("Ctrl-C ends it. docs/lab.md tells how to open others.");
            out.flush();
            Interrupts.awaitInterrupt();
        } finally {
            closing.close();
        }
        return 0;
    }

    private Scenario first() {
        try {
            return Scenario.named(scenario);
        } catch (IllegalArgumentException e) {
            throw new Trouble(e.getMessage() + "; docs/lab.md lists those that there are");
        }
    }
}
