package com.vomeet.bench;

import com.vomeet.cli.client.TranscriptView.Line;
import com.vomeet.cli.product.Folders;
import com.vomeet.cli.product.Product;
import com.vomeet.cli.product.ProductOptions;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.meeting.Spoken;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.SpeechConfig;
import com.vomeet.speech.SpeechServer;
import com.vomeet.speech.engine.InstantEngine;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The speech server goes away for 20 s in the middle of the call: is any line lost, and do times stay where they were. */
final class OutageBench implements Bench {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration AWAY = Duration.ofSeconds(20);
    /** A text belongs to a line when it begins within this of the line's first sound. */
    private static final Duration NEAR = Duration.ofMillis(500);

    @Override
    public String name() {
        return "outage";
    }

    @Override
    public String about() {
        return "speech server away for 20 s in the call: lines lost, times shifted";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var port = freePort();
        var data = Files.createTempDirectory("vomeet-bench-");
        var settings = Map.of("WHISPER_LIVE_URL", "ws://127.0.0.1:" + port + "/ws");
        var options = new ProductOptions(Folders.ofThisMachine(), data, 0, 0, settings);
        try (var product = Product.start(options, new InstantEngine(), _ -> {});
                var rig = new Rig(data, product);
                var meeting = rig.lab().open(Scenario.named("demo"))) {
            var config = SpeechConfig.local().withPort(port);
            var before = SpeechServer.start(config, new InstantEngine());
            var asked = rig.request(meeting, Map.of("everyone_left_timeout", 5_000));
            rig.await(asked.id(), m -> m.status() == MeetingStatus.ACTIVE, PATIENCE);
            Rig.expect(meeting, LabEvent.SpeakingEnded.class, PATIENCE);
            before.close();
            pause(AWAY);
            try (var _ = SpeechServer.start(config, new InstantEngine())) {
                var ended = rig.awaitEnd(asked.id(), PATIENCE);
                report(meeting.truth().spoken(), rig.client().transcript(ended).lines(), figures);
            }
        }
    }

    private void report(List<Spoken> spoken, List<Line> lines, Consumer<Figure> figures) {
        var lost = spoken.stream().filter(s -> begunWith(s, lines).isEmpty()).toList();
        var seconds = lost.stream()
                .mapToDouble(
                        s -> Duration.between(s.speechStart(), s.speechEnd()).toMillis() / 1000.0)
                .sum();
        figures.accept(Figure.of(name(), "audio_lost", seconds, "s", new Goal.AtMost(0)));
        var shifts = Samples.of(spoken.stream()
                .flatMap(s -> begunWith(s, lines).stream()
                        .map(line -> Math.abs(
                                Duration.between(s.speechStart(), line.start()).toMillis() / 1000.0)))
                .toList());
        figures.accept(Figure.of(name(), "shift", shifts.largest(), "s", new Goal.AtMost(0.5), shifts));
    }

    private static List<Line> begunWith(Spoken spoken, List<Line> lines) {
        return lines.stream()
                .filter(line -> Duration.between(spoken.speechStart(), line.start())
                                .abs()
                                .compareTo(NEAR)
                        <= 0)
                .limit(1)
                .toList();
    }

    /** The outage itself: nothing is waited for but time. */
    private static void pause(Duration time) throws InterruptedException {
        Thread.sleep(time);
    }

    private static int freePort() throws java.io.IOException {
        try (var socket = new ServerSocket(0, 1, java.net.InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
