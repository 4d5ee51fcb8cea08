package com.vomeet.bot.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Person;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.MeetingStatus;
import com.vomeet.contract.control.Evidence;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever comes in whatever order: what must always hold. Seeded, so that a failure can be had again. */
final class CallRandomWalkTest {
    private static final int WALKS = 3_000;
    private static final int STEPS = 300;
    private static final List<Stage> STAGES = List.of(Stage.values());

    @Test
    void everyWalkKeepsThePromises() {
        var ended = 0;
        for (int seed = 0; seed < WALKS; seed++) {
            ended += walk(seed) ? 1 : 0;
        }
        assertThat(ended).as("walks that came to an end").isGreaterThan(WALKS / 2);
    }

    private static boolean walk(int seed) {
        var random = new Random(seed);
        var call = seed % 2 == 0 ? Rehearsal.begin() : Rehearsal.scheduled(Rehearsal.BEGIN.plusSeconds(seed % 60));
        for (int i = 0; i < STEPS; i++) {
            var wasOver = call.ended();
            var before = call.done().size();
            if (random.nextInt(4) == 0) {
                call.after(Duration.ofMillis(random.nextInt(3_000)));
            } else {
                call.fact(fact(random, i));
            }
            if (wasOver) {
                assertThat(call.done())
                        .as("seed %d: nothing follows the end", seed)
                        .hasSize(before);
            }
        }
        assertPromises(call, seed);
        return call.ended();
    }

    private static void assertPromises(Rehearsal call, int seed) {
        var actions = call.done();
        var reported = call.reported();
        assertThat(actions.stream().filter(Action.Finish.class::isInstance).count())
                .as("seed %d: one end", seed)
                .isEqualTo(call.ended() ? 1 : 0);
        if (call.ended()) {
            assertThat(actions.getLast()).as("seed %d", seed).isInstanceOf(Action.Finish.class);
            assertThat(call.end().message()).isNotBlank();
            assertThat(call.end().evidence()).isNotEmpty();
        }
        assertThat(reported).as("seed %d: each status once", seed).doesNotHaveDuplicates();
        assertThat(reported).isSubsetOf("joining", "awaiting_admission", "active");
        assertThat(actions.stream().filter(Action.Leave.class::isInstance).count())
                .as("seed %d: left at most once", seed)
                .isLessThanOrEqualTo(1);
        if (reported.contains("active")) {
            assertThat(reported).as("seed %d: nothing after active", seed).endsWith("active");
        } else {
            assertThat(call.done(Action.Listen.class))
                    .as("seed %d: no ear outside", seed)
                    .isEmpty();
        }
        assertThat(call.state().status()).isNotEqualTo(MeetingStatus.STOPPING);
    }

    private static Fact fact(Random random, int step) {
        // Ends are rare at first, so that walks get somewhere.
        var end = step > 40 && random.nextInt(12) == 0;
        return end ? ending(random) : usual(random);
    }

    private static Fact usual(Random random) {
        return switch (random.nextInt(13)) {
            case 12 -> new Fact.Overslept(Duration.ofSeconds(random.nextInt(90)));
            case 11 -> new Fact.EndMoved(random.nextBoolean() ? null : Rehearsal.BEGIN.plusSeconds(random.nextInt(90)));
            case 10 ->
                new Fact.JoinMoved(random.nextBoolean() ? null : Rehearsal.BEGIN.plusSeconds(random.nextInt(90)));
            case 0 -> new Fact.Opened(outcome(random));
            case 1 -> new Fact.JoinTried(outcome(random));
            case 2 -> new Fact.ConsentTried(outcome(random));
            case 3 -> new Fact.ListenTried(outcome(random));
            case 4 -> new Fact.VoiceHeard();
            case 5 -> new Fact.ReconfigureWanted(null, "transcribe");
            case 6 -> new Fact.TimePassed();
            default -> new Fact.Sighted(sighting(random));
        };
    }

    private static Fact ending(Random random) {
        return switch (random.nextInt(8)) {
            case 7 -> new Fact.MediaLost("walk", Duration.ofSeconds(random.nextInt(90)));
            case 6 -> new Fact.NotRaised("walk");
            case 0 -> new Fact.LeaveWanted("walk");
            case 1 -> new Fact.Signalled("walk");
            case 2 -> new Fact.PageGone(new PageLoss.PageCrashed());
            case 3 -> new Fact.Broke("walk");
            case 4 -> new Fact.LeaveTried(outcome(random));
            default -> new Fact.NotServed("walk");
        };
    }

    private static Outcome outcome(Random random) {
        return random.nextInt(30) == 0
                ? new Outcome.Gone(new PageLoss.BrowserLost("walk"))
                : random.nextInt(5) == 0 ? new Outcome.NotNow("walk") : new Outcome.Done();
    }

    private static Sighting sighting(Random random) {
        var stage = random.nextInt(3) == 0
                ? STAGES.get(random.nextInt(STAGES.size()))
                : random.nextBoolean() ? Stage.LOBBY : Stage.IN_CALL;
        var people = random.nextBoolean() ? List.of(Rehearsal.BOT) : List.of(new Person("1", "Ada", false));
        return new Sighting(0, stage, List.of(new Evidence("walk", "seen")), List.of(), people, random.nextBoolean());
    }
}
