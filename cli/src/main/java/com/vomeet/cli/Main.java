package com.vomeet.cli;

import com.vomeet.cli.command.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ScopeType;

/** {@code ./vomeet COMMAND}: picocli reads the command line, one class a command does the work. */
@Command(
        name = "./vomeet",
        description = "Sends a bot into a video meeting and gives back who said what, live and afterwards.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        scope = ScopeType.INHERIT)
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
            failed.getErr().println("vomeet: " + Failure.told(failure));
            return 1;
        });
        return line;
    }

    /** As the build wrote it into the jar. */
    static final class Version implements IVersionProvider {
        private static final String FILE = "/META-INF/maven/com.vomeet/cli/pom.properties";

        @Override
        public String[] getVersion() {
            var properties = new Properties();
            try (var in = Main.class.getResourceAsStream(FILE)) {
                if (in != null) {
                    properties.load(in);
                }
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + FILE, e);
            }
            return new String[] {"vomeet " + properties.getProperty("version", "(not packaged)")};
        }
    }
}
