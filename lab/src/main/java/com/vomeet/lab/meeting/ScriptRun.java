package com.vomeet.lab.meeting;

import com.vomeet.lab.meeting.SoundRoom.End;
import com.vomeet.lab.meeting.SoundRoom.Speech;
import com.vomeet.lab.scenario.Line;
import com.vomeet.lab.scenario.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets the people say their lines at their times. Safe from any thread; calls its stage without holding a lock. */
final class ScriptRun {
    private static final Duration BEFORE_THE_NEXT_ROUND = Duration.ofSeconds(1);
    private final Script script;
    private final List<Take> takes;
    private final Alarms alarms;
    private final Stage stage;
    private final Timetable timetable;
    private final AtomicInteger open = new AtomicInteger();
    private final Map<String, Speech> speaking = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /** Where the lines are said. */
    interface Stage {
        boolean isThere(String person);

        Speech speak(String person, Take take);

        /** Answers a number that is given back at the end. */
        int began(Line line, Take take, Instant at);

        void ended(int number, Line line, End end);

        void scriptEnded();
    }

    /** @param takes one for each line */
    ScriptRun(Script script, List<Take> takes, Alarms alarms, Stage stage) {
        this.script = script;
        this.takes = List.copyOf(takes);
        this.alarms = alarms;
        this.stage = stage;
        this.timetable =
                Timetable.of(script.lines(), takes.stream().map(Take::duration).toList());
    }

    void start() {
        open.set(takes.size());
        if (takes.isEmpty()) {
            stage.scriptEnded();
        }
        for (var i = 0; i < takes.size(); i++) {
            var number = i;
            alarms.in(timetable.starts().get(i), () -> due(number));
        }
    }

    /** Somebody who has left the call misses their lines; the others go on. */
    private void due(int number) {
        var line = script.lines().get(number);
        if (stopped || !stage.isThere(line.who())) {
            closed();
        } else {
            say(line, takes.get(number));
        }
    }

    private void say(Line line, Take take) {
        var speech = stage.speak(line.who(), take);
        speaking.put(line.who(), speech);
        var noted = speech.started()
                .thenApply(at -> OptionalInt.of(stage.began(line, take, at)))
                // Cut off before its first sound: it was never said.
                .exceptionally(never -> OptionalInt.empty());
        var _ = noted.thenCombine(speech.ended(), (number, end) -> {
            speaking.remove(line.who(), speech);
            number.ifPresent(n -> stage.ended(n, line, end));
            closed();
            return end;
        });
    }

    private void closed() {
        if (open.decrementAndGet() > 0 || stopped) {
            return;
        }
        if (script.loop()) {
            alarms.in(BEFORE_THE_NEXT_ROUND, this::start);
        } else {
            stage.scriptEnded();
        }
    }

    /** Breaks off what this person is saying. */
    void silence(String person) {
        var speech = speaking.get(person);
        if (speech != null) {
            speech.cancel();
        }
    }

    void stop() {
        stopped = true;
        speaking.values().forEach(Speech::cancel);
    }
}
