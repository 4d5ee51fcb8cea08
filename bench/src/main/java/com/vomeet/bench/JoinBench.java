package com.vomeet.bench;

import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.InstantEngine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.function.Consumer;

/** POST /bots until the lab's host sees the knock, against a bare script that opens the page, types and knocks; taken in turn. */
final class JoinBench implements Bench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Override
    public String name() {
        return "join";
    }

    @Override
    public String about() {
        return "POST /bots until the host sees the knock, against a bare script";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var bots = new ArrayList<Double>();
        var scripts = new ArrayList<Double>();
        try (var rig = Rig.start(new InstantEngine())) {
            bot(rig);
            for (var i = 0; i < (runs == 0 ? 20 : runs); i++) {
                bots.add(bot(rig));
                scripts.add(script(rig));
            }
        }
        var bot = Samples.of(bots);
        var script = Samples.of(scripts);
        figures.accept(Figure.of(name(), "script_to_knock_p50", script.median(), "s", new Goal.Told(), script));
        figures.accept(Figure.of(
                name(), "post_to_knock_p50", bot.median(), "s", new Goal.AtMost(round(script.median() + 1.5)), bot));
        figures.accept(Figure.of(
                name(), "post_to_knock_p95", bot.percentile(95), "s", new Goal.AtMost(round(bot.median() + 2)), bot));
    }

    private static double bot(Rig rig) {
        try (var meeting = rig.lab().open(Scenario.named("lobby"))) {
            var start = Instant.now();
            var asked = rig.request(meeting);
            var seconds = knockAfter(meeting, start);
            rig.client().leave(asked);
            rig.awaitEnd(asked.id(), PATIENCE);
            return seconds;
        }
    }

    private static double script(Rig rig) throws Exception {
        try (var meeting = rig.lab().open(Scenario.named("lobby"))) {
            var start = Instant.now();
            try (var _ = BareScript.knock(meeting.url())) {
                return knockAfter(meeting, start);
            }
        }
    }

    private static double knockAfter(LabMeeting meeting, Instant start) {
        var knock = Rig.expect(meeting, LabEvent.Knocked.class, PATIENCE);
        return Duration.between(start, knock.at()).toNanos() / 1e9;
    }

    private static double round(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
