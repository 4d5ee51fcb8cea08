package com.vomeet.bench;

import com.vomeet.contract.MeetingStatus;
import com.vomeet.lab.meeting.LabEvent;
import com.vomeet.lab.scenario.Scenario;
import com.vomeet.parts.ProcessUse;
import com.vomeet.speech.engine.InstantEngine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** CPU and memory of a bot in a call where three people speak, against a bare browser that hears the same and throws it away. */
final class BotCostBench implements Bench {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Start-up is over and the JVM has settled. */
    private static final Duration SETTLE = Duration.ofSeconds(10);

    private static final Duration MEASURE = Duration.ofSeconds(30);
    private static final double MEGABYTE = 1e6;

    private record Cost(double cores, double pssMegabytes) {}

    @Override
    public String name() {
        return "bot-cost";
    }

    @Override
    public String about() {
        return "CPU and memory of a bot against a bare browser that throws the sound away";
    }

    @Override
    public void run(int runs, Consumer<Figure> figures) throws Exception {
        var bots = new ArrayList<Cost>();
        var bare = new ArrayList<Cost>();
        var jvms = new ArrayList<Double>();
        try (var rig = Rig.start(new InstantEngine())) {
            for (var i = 0; i < (runs == 0 ? 3 : runs); i++) {
                bots.add(bot(rig, jvms));
                bare.add(bare(rig));
            }
        }
        var cores = bots.stream().map(Cost::cores).toList();
        var bareCores = bare.stream().map(Cost::cores).toList();
        var own = Samples.of(cores);
        var other = Samples.of(bareCores);
        figures.accept(Figure.of(name(), "bare_cpu", other.median(), "cores", new Goal.Told(), other));
        figures.accept(Figure.of(name(), "bot_cpu", own.median(), "cores", new Goal.Told(), own));
        var ratios = Samples.ratios(cores, bareCores);
        figures.accept(Figure.of(name(), "cpu_ratio", ratios.median(), "x", new Goal.AtMost(1.3), ratios));
        var jvm = Samples.of(jvms);
        figures.accept(Figure.of(name(), "jvm_pss", jvm.median(), "MB", new Goal.AtMost(85), jvm));
        var all = Samples.of(bots.stream().map(Cost::pssMegabytes).toList());
        figures.accept(Figure.of(name(), "total_pss", all.median(), "MB", new Goal.AtMost(320), all));
        var browser = Samples.of(bare.stream().map(Cost::pssMegabytes).toList());
        figures.accept(Figure.of(name(), "bare_pss", browser.median(), "MB", new Goal.Told(), browser));
    }

    private static Scenario talk() {
        var demo = Scenario.named("demo");
        return demo.with(Scenario.named("open").admission())
                .with(demo.script().looping())
                .with(List.of());
    }

    private static Cost bot(Rig rig, List<Double> jvms) throws InterruptedException {
        try (var meeting = rig.lab().open(talk())) {
            var asked = rig.request(meeting);
            rig.await(asked.id(), m -> m.status() == MeetingStatus.ACTIVE, PATIENCE);
            var bot = rig.bot();
            var cost = measure(bot::pids);
            jvms.add(ProcessUse.of(List.of(bot.root().pid())).pssBytes() / MEGABYTE);
            rig.client().leave(asked);
            rig.awaitEnd(asked.id(), PATIENCE);
            return cost;
        }
    }

    private static Cost bare(Rig rig) throws Exception {
        try (var meeting = rig.lab().open(talk());
                var script = BareScript.listen(meeting.url())) {
            Rig.expect(meeting, LabEvent.MediaConnected.class, PATIENCE);
            return measure(script::processIds);
        }
    }

    private static Cost measure(Supplier<List<Long>> pids) throws InterruptedException {
        Thread.sleep(SETTLE);
        var before = ProcessUse.of(pids.get());
        var start = System.nanoTime();
        Thread.sleep(MEASURE);
        var after = ProcessUse.of(pids.get());
        var cpu = after.cpu().minus(before.cpu()).toNanos();
        return new Cost((double) cpu / (System.nanoTime() - start), after.pssBytes() / MEGABYTE);
    }
}
