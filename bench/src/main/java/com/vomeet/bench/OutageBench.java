package com.vomeet.bench;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.parts.FreePort;
import com.vomeet.speech.SpeechConfig;
import com.vomeet.speech.SpeechServer;
import com.vomeet.speech.engine.InstantEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The speech server goes away for 20 s in the middle of the call. The same meeting without an outage says which bursts of sound an engine
 * that answers at once hears, and when within each line; those that are missing or moved are what the outage cost.
 */
final class OutageBench implements Bench {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final Duration AWAY = Duration.ofSeconds(20);

    @Override
    public String name() {
        return "outage";
    }

    @Override
    public String about() {
        return "speech server away for 20 s in the call: sound lost, times shifted";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var without = meeting(Duration.ZERO);
        var lost = new ArrayList<Double>();
        var shifts = new ArrayList<Double>();
        for (var i = 0; i < (runs == 0 ? 1 : runs); i++) {
            var with = meeting(AWAY);
            var cost = without.compare(with);
            lost.add(cost.lostSeconds());
            shifts.addAll(cost.shiftSeconds());
        }
        // At least one for each line said, or nothing was compared.
        figures.accept(Figure.of(name(), "bursts", without.size(), "", new Goal.AtLeast(14)));
        var none = Samples.of(lost);
        figures.accept(Figure.of(name(), "audio_lost", none.largest(), "s", new Goal.AtMost(0), none));
        var moved = Samples.of(shifts);
        figures.accept(Figure.of(name(), "shift_p50", moved.median(), "s", new Goal.AtMost(0.1), moved));
        // One sound may come late on a busy machine; a clock that was shifted by the outage would move by seconds.
        figures.accept(Figure.of(name(), "shift_largest", moved.largest(), "s", new Goal.AtMost(0.5), moved));
    }

    private static Bursts meeting(Duration away) throws Exception {
        var port = FreePort.any();
        var config = SpeechConfig.local().withPort(port);
        try (var rig = Rig.start(new InstantEngine(), Map.of("WHISPER_LIVE_URL", "ws://127.0.0.1:" + port + "/ws"));
                var meeting = rig.lab().open(Scenario.named("demo"))) {
            var first = SpeechServer.start(config, new InstantEngine());
            var asked = rig.request(meeting, Map.of("everyone_left_timeout", 5_000));
            rig.await(asked.id(), m -> m.status() == MeetingStatus.ACTIVE, PATIENCE);
            Rig.expect(meeting, LabEvent.SpeakingEnded.class, PATIENCE);
            if (away.isPositive()) {
                first.close();
                Thread.sleep(away);
                first = SpeechServer.start(config, new InstantEngine());
            }
            rig.awaitEnd(asked.id(), PATIENCE);
            var lines =
                    rig.client().transcript(rig.client().meeting(asked.id())).lines();
            first.close();
            return Bursts.of(meeting.truth().spoken(), lines);
        }
    }
}
