package com.vomeet.bench;

import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.parts.FreePort;
import com.vomeet.speech.SpeechConfig;
import com.vomeet.speech.SpeechServer;
import com.vomeet.speech.engine.InstantEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
        var costs = new ArrayList<Bursts.Cost>();
        for (var i = 0; i < (runs == 0 ? 1 : runs); i++) {
            costs.add(without.compare(meeting(AWAY)));
        }
        tell(without, costs, figures);
    }

    /** At least one cost. */
    void tell(Bursts without, List<Bursts.Cost> costs, Consumer<Figure> figures) {
        // At least one for each line said, or nothing was compared.
        figures.accept(Figure.of(name(), "bursts", without.size(), "", new Goal.AtLeast(14)));
        var lost = Samples.of(costs.stream().map(Bursts.Cost::lostSeconds).toList());
        figures.accept(Figure.of(name(), "audio_lost", lost.largest(), "s", new Goal.AtMost(0), lost));
        // Where nothing is left to be compared, there is no number.
        var shifts =
                costs.stream().flatMap(cost -> cost.shiftSeconds().stream()).toList();
        var moved = Samples.of(shifts.isEmpty() ? List.of(Double.NaN) : shifts);
        figures.accept(Figure.of(name(), "shift_p50", moved.median(), "s", new Goal.AtMost(0.1), moved));
        // One sound may come late on a busy machine; a clock that was shifted by the outage would move by seconds.
        figures.accept(Figure.of(name(), "shift_largest", moved.largest(), "s", new Goal.AtMost(0.5), moved));
    }

    private static Bursts meeting(Duration away) throws Exception {
        var config = SpeechConfig.local().withPort(FreePort.any());
        var address = "ws://127.0.0.1:" + config.port() + "/ws";
        try (var rig = Rig.start(new InstantEngine(), Map.of("WHISPER_LIVE_URL", address));
                var meeting = rig.lab().open(Scenario.named("demo"))) {
            var asked = attend(rig, meeting, config, away);
            var lines =
                    rig.client().transcript(rig.client().meeting(asked.id())).lines();
            return Bursts.of(meeting.truth().spoken(), lines);
        }
    }

    /** From the request to the end, with the speech server away in between. */
    private static MeetingView attend(Rig rig, LabMeeting meeting, SpeechConfig config, Duration away)
            throws InterruptedException {
        MeetingView asked;
        try (var _ = SpeechServer.start(config, new InstantEngine())) {
            asked = rig.request(meeting, Map.of("everyone_left_timeout", 5_000));
            rig.await(asked.id(), m -> m.status() == MeetingStatus.ACTIVE, PATIENCE);
            Rig.expect(meeting, LabEvent.SpeakingEnded.class, PATIENCE);
            if (away.isZero()) {
                return rig.awaitEnd(asked.id(), PATIENCE);
            }
        }
        Thread.sleep(away);
        try (var _ = SpeechServer.start(config, new InstantEngine())) {
            return rig.awaitEnd(asked.id(), PATIENCE);
        }
    }
}
