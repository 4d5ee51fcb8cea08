package com.vomeet.cli.command;

import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.Json;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./vomeet ls}. */
@Command(name = "ls", description = "Lists the meetings, newest first.")
final class LsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--json", description = "Each meeting as a line of JSON, as the API gives it.")
    private boolean json = false;

    @Override
    public Integer call() {
        try (var client = Running.client()) {
            var out = spec.commandLine().getOut();
            var meetings = client.meetings();
            meetings.forEach(meeting -> out.println(json ? Json.write(meeting.json()) : line(meeting)));
            if (meetings.isEmpty() && !json) {
                out.println("No meetings yet. ./vomeet join URL sends a bot into one.");
            }
        }
        return 0;
    }

    private static String line(MeetingView meeting) {
        return String.format(
                Locale.ROOT,
                "%5d  %-12s %-16s %-19s %s",
                meeting.id(),
                meeting.platform(),
                meeting.nativeMeetingId(),
                meeting.status().wire(),
                meeting.reason());
    }
}
