package com.vomeet.cli.command;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.cli.demo.Screen;
import com.vomeet.contract.Json;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./vomeet transcript MEETING}. */
@Command(name = "transcript", description = "Who said what.")
final class TranscriptCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MEETING", description = "The meeting's number (./vomeet ls) or code.")
    private String meeting;

    @Option(names = "--json", description = "Each segment as a line of JSON.")
    private boolean json = false;

    @Option(names = "--follow", description = "Goes on as more is said, until the meeting has ended.")
    private boolean follow = false;

    @Override
    public Integer call() throws InterruptedException {
        try (var client = Running.client()) {
            var found = Running.find(client, meeting);
            if (follow && !found.status().isTerminal()) {
                return follow(client, found);
            }
            var lines = client.transcript(found).lines();
            lines.forEach(this::print);
            if (lines.isEmpty() && !json) {
                spec.commandLine().getErr().println("Nothing was said in meeting " + found.id() + " up to now.");
            }
        }
        return 0;
    }

    private void print(TranscriptView.Line line) {
        var speaker = line.speaker() == null ? "(not certain)" : line.speaker();
        spec.commandLine().getOut().println(json ? Json.write(line) : speaker + ": " + line.text());
    }

    /** News are for people: where the text goes to a program they are not mixed in. */
    private int follow(ApiClient client, MeetingView found) throws InterruptedException {
        PrintStream terminal = json ? System.err : System.out;
        var screen = new Screen(terminal, InstantSource.system(), Screen.onTerminal() && !json);
        var follower = new Follower(screen, json ? this::print : screen::line, found.id());
        follower.status(found.id(), found.status().wire());
        try (var _ = client.follow(found, follower)) {
            client.transcript(found).lines().forEach(json ? this::print : screen::line);
            return follower.awaitEnd() ? 0 : 1;
        }
    }
}
