package com.vomeet.bench;

import com.vomeet.cli.client.MeetingView;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.parts.ProcessTree;
import com.vomeet.speech.engine.InstantEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;

/** Browser killed, bot killed: how long until the meeting's status is final with the right reason. */
final class DeadBench implements Bench {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @Override
    public String name() {
        return "dead";
    }

    @Override
    public String about() {
        return "browser or bot killed in the call until the status is final with the right reason";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var browser = new ArrayList<Double>();
        var bot = new ArrayList<Double>();
        try (var rig = Rig.start(new InstantEngine())) {
            for (var i = 0; i < (runs == 0 ? 3 : runs); i++) {
                browser.add(killed(rig, "browser_lost", DeadBench::killBrowser));
                bot.add(killed(rig, "workload_lost", tree -> tree.root().destroyForcibly()));
            }
        }
        var first = Samples.of(browser);
        figures.accept(Figure.of(name(), "browser_killed", first.largest(), "s", new Goal.AtMost(15), first));
        var second = Samples.of(bot);
        figures.accept(Figure.of(name(), "bot_killed", second.largest(), "s", new Goal.AtMost(30), second));
    }

    private static double killed(Rig rig, String reason, Consumer<ProcessTree> kill) {
        try (var meeting = rig.lab().open(Scenario.named("open"))) {
            var asked = rig.request(meeting);
            rig.await(asked.id(), m -> m.status() == MeetingStatus.ACTIVE, PATIENCE);
            var start = System.nanoTime();
            kill.accept(rig.bot());
            var ended = rig.awaitEnd(asked.id(), PATIENCE);
            check(ended, reason);
            return (System.nanoTime() - start) / 1e9;
        }
    }

    /** The browser is the child that has children of its own. */
    private static void killBrowser(ProcessTree bot) {
        bot.root().descendants().forEach(ProcessHandle::destroyForcibly);
    }

    private static void check(MeetingView ended, String reason) {
        if (ended.status() != MeetingStatus.FAILED || !ended.reason().equals(reason)) {
            throw new IllegalStateException(
                    "ended as " + ended.status() + " / " + ended.reason() + ", not as " + reason);
        }
    }
}
