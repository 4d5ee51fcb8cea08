package com.vomeet.bot.call;

import static org.assertj.core.api.Assertions.assertThat;

import com.vomeet.bot.page.MeetingPage.Outcome;
import com.vomeet.bot.page.Sighting;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import com.vomeet.contract.bot.AutomaticLeave;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class CallLoopTest {
    private static final CallSettings SETTINGS = new CallSettings(Rehearsal.LEAVE, null, null, null, Patience.USUAL);

    @Test
    void theLoopHandsOnWhatTheCallDecidesAndEndsWithIt() throws InterruptedException {
        var mailbox = new Mailbox(_ -> {});
        var actions = new ArrayList<Action>();
        var loop = new CallLoop(
                new Call(SETTINGS),
                mailbox,
                InstantSource.system(),
                action -> {
                    actions.add(action);
                    if (action instanceof Action.OpenPage) {
                        mailbox.post(new Fact.Opened(new Outcome.Done()));
                        mailbox.post(new Fact.LeaveWanted("test"));
                    }
                },
                (_, _, _) -> {});
        assertThat(loop.run().reason()).isEqualTo(EndReason.STOPPED);
        assertThat(actions).hasSize(3);
        assertThat(actions.getLast()).isInstanceOf(Action.Finish.class);
        assertThat(loop.state()).isInstanceOf(State.Ended.class);
    }

    @Test
    void aDeadlineThatHasPassedIsKeptWithoutAnyFact() throws InterruptedException {
        var past = new CallSettings(Rehearsal.LEAVE, null, null, Instant.EPOCH.plusSeconds(61), Patience.USUAL);
        var times = new ArrayList<>(List.of(Instant.EPOCH, Instant.EPOCH));
        InstantSource clock = () -> times.isEmpty() ? Instant.EPOCH.plusSeconds(2) : times.removeFirst();
        var loop = new CallLoop(new Call(past), new Mailbox(_ -> {}), clock, _ -> {}, (_, _, _) -> {});
        assertThat(loop.run().reason()).isEqualTo(EndReason.MAX_DURATION);
    }

    @Test
    void aLoopThatStoodStillForAMinuteDoesNotTakeThePageForHung() throws InterruptedException {
        var mailbox = new Mailbox(_ -> {});
        var lobby = new Fact.Sighted(new Sighting(0, Stage.LOBBY, List.of(), List.of(), List.of(), false));
        // Two looks at the clock for each fact: before it is waited for, and when it is there.
        var times = new ArrayList<>(Collections.nCopies(6, Instant.EPOCH));
        times.add(Instant.EPOCH.plus(Patience.USUAL.silence()).minusMillis(1));
        InstantSource clock = () -> times.isEmpty() ? Instant.EPOCH.plusSeconds(72) : times.removeFirst();
        var loop = new CallLoop(
                new Call(SETTINGS),
                mailbox,
                clock,
                action -> {
                    if (action instanceof Action.OpenPage) {
                        mailbox.post(new Fact.Opened(new Outcome.Done()));
                        mailbox.post(lobby);
                    } else if (action instanceof Action.Leave) {
                        mailbox.post(new Fact.LeaveTried(new Outcome.Done()));
                    }
                },
                (fact, _, _) -> {
                    if (fact.equals(new Fact.Overslept(Duration.ofSeconds(60)))) {
                        mailbox.post(new Fact.LeaveWanted("test"));
                    }
                });
        assertThat(loop.run().reason()).isEqualTo(EndReason.STOPPED);
    }

    @Test
    void theLoopDecidesByTheNewestEnd() throws InterruptedException {
        var shortly = new AutomaticLeave(900_000, 300_000, 120_000, 1L);
        var mailbox = new Mailbox(_ -> {});
        var now = new AtomicReference<>(Instant.EPOCH);
        var inCall = new Fact.Sighted(
                new Sighting(0, Stage.IN_CALL, List.of(), List.of(), List.of(Rehearsal.BOT, Rehearsal.ADA), true));
        var loop = new CallLoop(
                new Call(new CallSettings(shortly, null, null, null, Patience.USUAL)),
                mailbox,
                () -> now.updateAndGet(before -> before.plusSeconds(1)),
                action -> {
                    if (action instanceof Action.OpenPage) {
                        mailbox.post(new Fact.Opened(new Outcome.Done()));
                        mailbox.post(inCall);
                        mailbox.post(inCall);
                        mailbox.post(new Fact.EndMoved(Instant.EPOCH));
                    } else if (action instanceof Action.Leave) {
                        mailbox.post(new Fact.LeaveTried(new Outcome.Done()));
                    }
                },
                (_, _, _) -> {});
        assertThat(loop.run().reason()).isEqualTo(EndReason.IDLE_AFTER_SCHEDULED_END);
    }

    @Test
    void theWitnessSeesEachStep() throws InterruptedException {
        var seen = new ArrayList<String>();
        var mailbox = new Mailbox(_ -> {});
        mailbox.post(new Fact.LeaveWanted("test"));
        new CallLoop(
                        new Call(SETTINGS),
                        mailbox,
                        InstantSource.system(),
                        _ -> {},
                        (fact, _, step) -> seen.add(fact.getClass().getSimpleName() + ">"
                                + step.state().getClass().getSimpleName()))
                .run();
        assertThat(seen).containsExactly("LeaveWanted>Ended");
    }

    @Test
    void aFullMailboxRefusesSightingsFirstAndSaysSo() throws InterruptedException {
        var dropped = new ArrayList<Fact>();
        var mailbox = new Mailbox(dropped::add);
        var sighting = new Fact.Sighted(new Sighting(0, Stage.LOBBY, List.of(), List.of(), List.of(), false));
        while (mailbox.post(sighting)) {
            // until no more is taken
        }
        assertThat(dropped).containsExactly(sighting);
        assertThat(mailbox.post(new Fact.LeaveWanted("test")))
                .as("there is room for what matters")
                .isTrue();
        assertThat(mailbox.take(Duration.ZERO)).contains(sighting);
    }
}
