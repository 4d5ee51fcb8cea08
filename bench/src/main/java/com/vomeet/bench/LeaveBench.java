package com.vomeet.bench;

import com.vomeet.bot.page.Stage;
import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.LabMeeting;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.HostAction;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.speech.engine.InstantEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** DELETE until the lab's host sees the bot gone and its process has ended, from every state. */
final class LeaveBench implements Bench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final Goal GOAL = new Goal.AtMost(5);

    @Override
    public String name() {
        return "leave";
    }

    @Override
    public String about() {
        return "DELETE until the bot is gone from meeting and machine, from every state";
    }

    /** A state to leave from. */
    private enum From {
        REQUESTED("lobby"),
        JOINING("lobby"),
        LOBBY("lobby"),
        IN_CALL("open"),
        RECONNECTING("open");

        private final String scenario;

        From(String scenario) {
            this.scenario = scenario;
        }
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        try (var rig = Rig.start(new InstantEngine())) {
            for (var from : From.values()) {
                var seconds = new ArrayList<Double>();
                for (var i = 0; i < (runs == 0 ? 5 : runs); i++) {
                    seconds.add(leave(rig, from));
                }
                var samples = Samples.of(seconds);
                var word = from.name().toLowerCase(Locale.ROOT);
                figures.accept(Figure.of(name(), "from_" + word, samples.largest(), "s", GOAL, samples));
            }
        }
    }

    private static double leave(Rig rig, From from) throws Exception {
        try (var meeting = rig.lab().open(Scenario.named(from.scenario))) {
            var asked = rig.request(meeting);
            bringTo(rig, meeting, asked, from);
            var start = System.nanoTime();
            rig.client().leave(asked);
            while (!gone(rig, meeting, asked)) {
                if (System.nanoTime() - start > PATIENCE.toNanos()) {
                    throw new IllegalStateException("after " + PATIENCE + " the host sees " + meeting.guests()
                            + " and this machine " + rig.product().bots());
                }
                LockSupport.parkNanos(LOOK_EVERY.toNanos());
            }
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** For the client, for the host and for the machine. */
    private static boolean gone(Rig rig, LabMeeting meeting, MeetingView asked) {
        return meeting.guests().isEmpty()
                && rig.client().meeting(asked.id()).status().isTerminal()
                && rig.product().bots().isEmpty();
    }

    private static void bringTo(Rig rig, LabMeeting meeting, MeetingView asked, From from) {
        switch (from) {
            case REQUESTED -> {
                // right after the answer to the request, whatever the bot does by then
            }
            case JOINING -> Rig.expect(meeting, LabEvent.PageOpened.class, PATIENCE);
            case LOBBY -> Rig.expect(meeting, LabEvent.Knocked.class, PATIENCE);
            case IN_CALL -> rig.await(asked.id(), m -> m.status() == MeetingStatus.ACTIVE, PATIENCE);
            case RECONNECTING -> {
                rig.await(asked.id(), m -> m.status() == MeetingStatus.ACTIVE, PATIENCE);
                Rig.expect(meeting, LabEvent.MediaConnected.class, PATIENCE);
                meeting.host(new HostAction.LoseConnection());
                Rig.expect(meeting, LabEvent.MediaLost.class, PATIENCE);
                var record = FlightLines.of(rig.bot());
                Rig.await(
                        "the bot sees that its connection is lost", () -> record.saw(Stage.CONNECTION_LOST), PATIENCE);
            }
        }
    }
}
