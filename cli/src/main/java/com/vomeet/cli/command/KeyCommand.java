package com.vomeet.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./vomeet key}: for command lines that call the API themselves. */
@Command(name = "key", description = "Prints the API key of the running product.")
final class KeyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        spec.commandLine().getOut().println(Running.endpoint().key().reveal());
        return 0;
    }
}
