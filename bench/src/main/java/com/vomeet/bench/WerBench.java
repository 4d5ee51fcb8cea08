package com.vomeet.bench;

import com.vomeet.cli.demo.Recordings;
import com.vomeet.cli.demo.Said;
import com.vomeet.cli.demo.Scoring;
import com.vomeet.cli.product.Folders;
import com.vomeet.lab.scenario.Line;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.lab.scenario.Script;
import com.vomeet.lab.voice.Pcm;
import com.vomeet.speech.engine.PocketSphinxEngine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Word error rate of recorded human speech through the whole chain, against the same engine fed with the files, and how much of the
 * speech reached the engine.
 */
final class WerBench implements Bench {
    private static final Duration PATIENCE = Duration.ofMinutes(12);
    private static final Duration GAP = Duration.ofMillis(900);

    @Override
    public String name() {
        return "wer";
    }

    @Override
    public String about() {
        return "word error rate of 700 words through the whole chain, against the engine alone; sound received";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var engine = PocketSphinxEngine.load();
        var scenario = scenario();
        var recordings = new Recordings(scenario, Folders.ofThisMachine());
        var scoring = new Scoring(recordings, engine);
        var listening = new ListeningEngine(engine);
        var through = new ArrayList<Double>();
        var more = new ArrayList<Double>();
        var direct = new ArrayList<Double>();
        var received = new ArrayList<Double>();
        var words = 0;
        try (var rig = Rig.start(listening)) {
            for (var i = 0; i < (runs == 0 ? 3 : runs); i++) {
                var run = MeetingRun.of(rig, scenario, PATIENCE);
                var score = scoring.score(run.said(), run.lines());
                through.add(score.wer());
                direct.add(score.werDirect());
                more.add(score.wer() - score.werDirect());
                received.add(found(listening.take(), run.said(), recordings).share());
                words = run.said().stream()
                        .mapToInt(s -> s.text().split("\\s+", -1).length)
                        .sum();
            }
        }
        figures.accept(Figure.of(name(), "words", words, "words", new Goal.AtLeast(700)));
        var alone = Samples.of(direct);
        figures.accept(Figure.of(name(), "wer_direct", alone.median(), "", new Goal.AtMost(0.25), alone));
        var chain = Samples.of(through);
        figures.accept(Figure.of(name(), "wer", chain.median(), "", new Goal.Told(), chain));
        var loss = Samples.of(more);
        figures.accept(Figure.of(name(), "wer_more_than_direct", loss.largest(), "", new Goal.AtMost(0.02), loss));
        var audio = Samples.of(received);
        figures.accept(Figure.of(name(), "audio_found", audio.smallest(), "", new Goal.AtLeast(0.99), audio));
    }

    /** Opus is no waveform codec: what was received is compared with what a receiver that loses nothing hears. */
    private static FoundAudio found(Pcm recording, List<Said> said, Recordings recordings) {
        var sent = said.stream()
                .map(line -> {
                    var voice = recordings.voice(line);
                    return new AudioFinder.Sent(line.from().minus(voice.speechStart()), voice.decoded());
                })
                .toList();
        return new AudioFinder(recording).find(sent);
    }

    /** One person reads all the clear prompts. */
    static Scenario scenario() throws IOException {
        var demo = Scenario.named("demo");
        var reader = demo.people().getFirst().name();
        var lines =
                prompts().stream().map(prompt -> new Line(reader, prompt, GAP)).toList();
        return demo.with(new Script(Duration.ofSeconds(2), false, lines));
    }

    /** Prompts of which PocketSphinx alone gets at least three words in five right. */
    static List<String> prompts() throws IOException {
        try (var in = WerBench.class.getResourceAsStream("clear-prompts.txt")) {
            if (in == null) {
                throw new IOException("clear-prompts.txt is not on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(l -> !l.startsWith("#"))
                    .toList();
        }
    }
}
