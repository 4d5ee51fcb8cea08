package com.vomeet.lab.meeting;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.lab.meeting.SoundRoom.End;
import com.vomeet.lab.meeting.SoundRoom.Speech;
import com.vomeet.lab.scenario.Line;
import com.vomeet.lab.scenario.Script;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ScriptRunTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private final HandAlarms time = new HandAlarms();
    private final FakeStage stage = new FakeStage();

    private ScriptRun run(boolean loop, Line... lines) {
        var takes = new ArrayList<Take>();
        for (var _ : lines) {
            takes.add(new OneSecond());
        }
        var run = new ScriptRun(new Script(Duration.ZERO, loop, List.of(lines)), takes, time, stage);
        run.start();
        return run;
    }

    private static Line line(String who, Duration gap) {
        return new Line(who, "x", gap);
    }

    @Test
    void linesAreSaidAtTheirTimesAndThenItIsOver() {
        run(false, line("Ada", Duration.ZERO), line("Ben", SECOND));
        time.pass(Duration.ofMillis(2_900));
        assertThat(stage.notes).containsExactly("0 Ada begins", "1000 Ada ends", "2000 Ben begins");
        time.pass(SECOND);
        assertThat(stage.notes).endsWith("3000 Ben ends", "3000 over");
    }

    @Test
    void overlappingLinesAreSaidAtOnce() {
        run(false, line("Ada", Duration.ZERO), line("Ben", Duration.ofMillis(-400)));
        time.pass(SECOND.multipliedBy(2));
        assertThat(stage.notes)
                .containsExactly("0 Ada begins", "600 Ben begins", "1000 Ada ends", "1600 Ben ends", "1600 over");
    }

    @Test
    void whoIsNotThereMissesTheirLine() {
        stage.away.add("Ada");
        run(false, line("Ada", Duration.ZERO), line("Ben", Duration.ZERO));
        time.pass(SECOND.multipliedBy(3));
        assertThat(stage.notes).containsExactly("1000 Ben begins", "2000 Ben ends", "2000 over");
    }

    @Test
    void ifNobodyIsThereItIsOverAllTheSame() {
        stage.away.addAll(Set.of("Ada", "Ben"));
        run(false, line("Ada", Duration.ZERO), line("Ben", Duration.ZERO));
        time.pass(SECOND.multipliedBy(3));
        assertThat(stage.notes).containsExactly("1000 over");
    }

    @Test
    void somebodyIsSilencedAndTheOthersGoOn() {
        var run = run(false, line("Ada", Duration.ZERO), line("Ben", Duration.ZERO));
        time.pass(Duration.ofMillis(300));
        run.silence("Ada");
        run.silence("Nobody");
        time.pass(SECOND.multipliedBy(3));
        assertThat(stage.notes)
                .containsExactly("0 Ada begins", "300 Ada is cut off", "1000 Ben begins", "2000 Ben ends", "2000 over");
    }

    @Test
    void afterStoppingNothingIsSaidAndNothingIsOver() {
        var run = run(false, line("Ada", Duration.ZERO), line("Ben", Duration.ZERO));
        time.pass(Duration.ofMillis(300));
        run.stop();
        time.pass(SECOND.multipliedBy(3));
        assertThat(stage.notes).containsExactly("0 Ada begins", "300 Ada is cut off");
    }

    @Test
    void aLoopBeginsAgainASecondAfterItsEnd() {
        run(true, line("Ada", Duration.ZERO));
        time.pass(Duration.ofMillis(4_500));
        assertThat(stage.notes)
                .containsExactly(
                        "0 Ada begins", "1000 Ada ends", "2000 Ada begins", "3000 Ada ends", "4000 Ada begins");
    }

    @Test
    void whatWasNeverHeardWasNeverSaid() {
        stage.mute = true;
        run(false, line("Ada", Duration.ZERO));
        time.pass(SECOND);
        assertThat(stage.notes).containsExactly("0 over");
    }

    @Test
    void anEmptyScriptIsOverAtOnce() {
        run(false);
        assertThat(stage.notes).containsExactly("0 over");
    }

    private record OneSecond() implements Take {
        @Override
        public String text() {
            return "x";
        }

        @Override
        public Duration duration() {
            return SECOND;
        }

        @Override
        public Duration speechStart() {
            return Duration.ZERO;
        }

        @Override
        public Duration speechEnd() {
            return SECOND;
        }
    }

    private record Said(CompletableFuture<Instant> started, CompletableFuture<End> ended, HandAlarms time)
            implements Speech {
        @Override
        public void cancel() {
            ended.complete(new End(time.instant(), false));
        }
    }

    /** Notes what happens, with the milliseconds since the start. */
    private final class FakeStage implements ScriptRun.Stage {
        private final Instant start = time.instant();
        private final List<String> notes = new ArrayList<>();
        private final Set<String> away = new HashSet<>();
        private boolean mute;

        private void note(Instant at, String what) {
            notes.add(Duration.between(start, at).toMillis() + " " + what);
        }

        @Override
        public boolean isThere(String person) {
            return !away.contains(person);
        }

        @Override
        public Speech speak(String person, Take take) {
            var speech = new Said(new CompletableFuture<>(), new CompletableFuture<>(), time);
            if (mute) {
                speech.started().cancel(false);
                speech.cancel();
            } else {
                speech.started().complete(time.instant());
                time.in(take.duration(), () -> speech.ended().complete(new End(time.instant(), true)));
            }
            return speech;
        }

        @Override
        public int began(Line line, Take take, Instant at) {
            note(at, line.who() + " begins");
            return notes.size();
        }

        @Override
        public void ended(int number, Line line, End end) {
            note(end.at(), line.who() + (end.whole() ? " ends" : " is cut off"));
        }

        @Override
        public void scriptEnded() {
            note(time.instant(), "over");
        }
    }
}
