package com.vomeet.bot.call;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Takes facts one at a time, lets {@link Call} decide and hands the actions on. */
public final class CallLoop {
    /** Beyond this the loop looks at the clock again, whatever the deadline is. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    /** A loop that comes so late has not run, nor has what would have told it something: the process or its machine stood still. */
    private static final Duration OVERSLEPT = Duration.ofSeconds(2);

    /** Of the loop's own thread. */
    private Call call;

    private final Mailbox mailbox;
    private final InstantSource clock;
    private final Consumer<Action> hands;
    private final Witness witness;
    private volatile State state;

    /** Sees every step, for the record. */
    public interface Witness {
        void saw(Fact fact, State before, Step step);
    }

    /** @param hands must return at once and post what comes of an action */
    public CallLoop(Call call, Mailbox mailbox, InstantSource clock, Consumer<Action> hands, Witness witness) {
        this.call = call;
        this.mailbox = mailbox;
        this.clock = clock;
        this.hands = hands;
        this.witness = witness;
        this.state = call.begin();
    }

    public State state() {
        return state;
    }

    /** Runs until the call has ended; the caller then waits for what {@link Action.Finish} set off. */
    public End run() throws InterruptedException {
        mailbox.post(new Fact.Begun());
        while (true) {
            if (state instanceof State.Ended(var end)) {
                return end;
            }
            var asked = clock.instant();
            var wait = untilDeadline(asked);
            var fact = mailbox.take(wait).orElseGet(Fact.TimePassed::new);
            var now = clock.instant();
            var late = Duration.between(asked.plus(wait), now);
            if (late.compareTo(OVERSLEPT) >= 0) {
                take(new Fact.Overslept(late), now);
            }
            take(fact, now);
        }
    }

    private void take(Fact fact, Instant now) {
        var before = state;
        call = call.knowing(fact);
        var step = call.step(before, fact, now);
        state = step.state();
        witness.saw(fact, before, step);
        step.actions().forEach(hands);
    }

    private Duration untilDeadline(Instant now) {
        return call.deadline(state)
                .filter(at -> at.isBefore(now.plus(LONGEST_WAIT)))
                .map(at -> Duration.between(now, at))
                .orElse(LONGEST_WAIT);
    }
}
