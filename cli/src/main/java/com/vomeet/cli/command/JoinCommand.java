package com.vomeet.cli.command;

import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./vomeet join URL}. */
@Command(name = "join", description = "Sends a bot into a meeting.")
final class JoinCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "URL", description = "The meeting's address, as an invitation has it.")
    private String url;

    @Option(names = "--name", paramLabel = "NAME", description = "The name that the bot shows.")
    private @Nullable String name = null;

    @Option(names = "--language", paramLabel = "CODE", description = "What is spoken, for example en.")
    private @Nullable String language = null;

    @Override
    public Integer call() {
        var body = new LinkedHashMap<String, String>();
        body.put("meeting_url", url);
        if (name != null) {
            body.put("bot_name", name);
        }
        if (language != null) {
            body.put("language", language);
        }
        try (var client = Running.client()) {
            var meeting = client.requestBot(body);
            out().println("Meeting " + meeting.id() + ": a bot is on its way.");
            out().println("  ./vomeet transcript " + meeting.id() + " --follow   shows what is said");
            out().println("  ./vomeet leave " + meeting.id() + "                 calls it back");
        }
        return 0;
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }
}
