package com.vomeet.cli.command;

import com.vomeet.cli.client.ApiClient;
import com.vomeet.cli.client.LiveText;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.cli.demo.Screen;
import com.vomeet.contract.Json;
import com.vomeet.contract.MeetingStatus;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code ./vomeet transcript MEETING}. */
@Command(name = "transcript", description = "Who said what.", mixinStandardHelpOptions = true)
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
                follow(client, found);
            } else {
                client.transcript(found).lines().forEach(this::print);
            }
        }
        return 0;
    }

    private void print(TranscriptView.Line line) {
        var speaker = line.speaker() == null ? "(not certain)" : line.speaker();
        spec.commandLine().getOut().println(json ? Json.write(line) : speaker + ": " + line.text());
    }

    private void follow(ApiClient client, MeetingView found) throws InterruptedException {
        var screen = new Screen(System.out, InstantSource.system(), Screen.onTerminal() && !json);
        var ended = new CountDownLatch(1);
        var listener = new LiveText.Listener() {
            @Override
            public void text(long meetingId, List<TranscriptView.Line> lines) {
                if (json) {
                    lines.forEach(TranscriptCommand.this::print);
                } else {
                    lines.forEach(screen::line);
                }
            }

            @Override
            public void status(long meetingId, String status) {
                if (MeetingStatus.of(status).isTerminal()) {
                    ended.countDown();
                }
            }

            @Override
            public void trouble(String what) {
                screen.news(what);
                ended.countDown();
            }
        };
        try (var live = client.live(listener)) {
            client.transcript(found).lines().forEach(json ? this::print : screen::line);
            live.subscribe(found);
            ended.await();
        }
    }
}
