package com.vomeet.cli;

import com.vomeet.cli.client.ApiException;
import com.vomeet.cli.command.Commands;
import java.io.UncheckedIOException;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** {@code ./vomeet COMMAND}: picocli reads the command line, one class a command does the work. */
@Command(
        name = "vomeet",
        description = "Sends a bot into a video meeting and gives back who said what, live and afterwards.",
        mixinStandardHelpOptions = true)
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** All commands, those of other modules too. */
    public static CommandLine commandLine() {
        var line = new CommandLine(new Main());
        Commands.all().forEach(line::addSubcommand);
        ServiceLoader.load(CliCommand.class).forEach(line::addSubcommand);
        line.setExecutionExceptionHandler((failure, failed, _) -> {
            failed.getErr().println("vomeet: " + forAPerson(failure));
            return 1;
        });
        return line;
    }

    /** Expected failures in a sentence; anything else with its trace, for it is a bug of ours. */
    private static String forAPerson(Exception failure) {
        if (failure instanceof ApiException || failure instanceof UncheckedIOException) {
            return String.valueOf(failure.getMessage());
        }
        var trace = new java.io.StringWriter();
        failure.printStackTrace(new java.io.PrintWriter(trace));
        return trace.toString();
    }
}
