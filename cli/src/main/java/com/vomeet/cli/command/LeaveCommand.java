package com.vomeet.cli.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./vomeet leave MEETING}. */
@Command(name = "leave", description = "Calls the bot back.")
final class LeaveCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MEETING", description = "The meeting's number (./vomeet ls) or code.")
    private String meeting;

    @Override
    public Integer call() {
        try (var client = Running.client()) {
            spec.commandLine().getOut().println(client.leave(Running.find(client, meeting)));
        }
        return 0;
    }
}
