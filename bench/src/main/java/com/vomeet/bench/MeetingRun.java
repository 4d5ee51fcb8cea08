package com.vomeet.bench;

import com.vomeet.cli.client.LiveText;
import com.vomeet.cli.client.TranscriptView;
import com.vomeet.cli.demo.Said;
import com.vomeet.lab.meeting.Spoken;
import com.vomeet.lab.scenario.Scenario;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One lab meeting from its beginning to its end by itself, with all that a client saw of it. */
record MeetingRun(List<Said> said, List<TranscriptView.Line> lines, List<Seen> seen) {
    MeetingRun {
        said = List.copyOf(said);
        lines = List.copyOf(lines);
        seen = List.copyOf(seen);
    }

    /** A segment as it came over the WebSocket, and when. */
    record Seen(Instant at, TranscriptView.Line line) {}

    /** @param scenario its people leave when all is said */
    static MeetingRun of(Rig rig, Scenario scenario, Duration patience) throws InterruptedException {
        var seen = new ConcurrentLinkedQueue<Seen>();
        var listener = new LiveText.Listener() {
            @Override
            public void text(long meetingId, List<TranscriptView.Line> lines) {
                var now = Instant.now();
                lines.forEach(line -> seen.add(new Seen(now, line)));
            }

            @Override
            public void status(long meetingId, String status) {
                // asked for below
            }

            @Override
            public void trouble(String what) {
                throw new IllegalStateException(what);
            }
        };
        try (var meeting = rig.lab().open(scenario);
                var live = rig.client().live(listener)) {
            var asked = rig.request(meeting, Map.of("everyone_left_timeout", 5_000));
            live.subscribe(asked);
            var ended = rig.awaitEnd(asked.id(), patience);
            if (!ended.reason().equals("left_alone")) {
                throw new IllegalStateException("the meeting ended as " + ended.status() + " / " + ended.reason());
            }
            return new MeetingRun(
                    meeting.truth().spoken().stream()
                            .filter(Spoken::complete)
                            .map(Said::of)
                            .toList(),
                    rig.client().transcript(ended).lines().stream()
                            .filter(TranscriptView.Line::completed)
                            .toList(),
                    List.copyOf(seen));
        }
    }
}
