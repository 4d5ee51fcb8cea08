package com.vomeet.bot.call;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Takes facts one at a time, lets {@link Call} decide and hands the actions on. */
public final class CallLoop {
    /** Beyond this the loop looks at the clock again, whatever the deadline is. */
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

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
            var fact = mailbox.take(untilDeadline()).orElseGet(Fact.TimePassed::new);
            var before = state;
            call = call.knowing(fact);
            var step = call.step(before, fact, clock.instant());
            state = step.state();
            witness.saw(fact, before, step);
            step.actions().forEach(hands);
        }
    }

    private Duration untilDeadline() {
        var now = clock.instant();
        return call.deadline(state)
                .filter(at -> at.isBefore(now.plus(LONGEST_WAIT)))
                .map(at -> Duration.between(now, at))
                .orElse(LONGEST_WAIT);
    }
}
