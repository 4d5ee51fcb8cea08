package com.vomeet.bot.call;

import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a call that the page has lost without anybody's wish: it is gone back into, unless that had to be done a short while
 * ago. The page says the same to whoever was removed, and to those the meeting has ended for, as on any other way out: they stay out.
 */
final class Returns {
    private final Persistence persistence;

    Returns(Persistence persistence) {
        this.persistence = persistence;
    }

    /** The page shows the way in. */
    Step atTheDoor(Look look, Stay stay, Instant now) {
        var stands = !now.isBefore(look.since().plus(persistence.door()));
        if (!stands || !(stay.back().running() || mayBegin(stay, now))) {
            return Step.to(new State.InCall(look, stay));
        }
        var returning = stay.back().running()
                ? stay
                : stay.lost(now, stay.back().begun(now, Load.NONE, "the page went back to the way in"));
        var join = returning.back().join();
        return join.due(now)
                ? Step.to(
                        new State.InCall(look, returning.with(returning.back().withJoin(join.started()))),
                        new Action.Join())
                : Step.to(new State.InCall(look, returning));
    }

    boolean mayBegin(Stay stay, Instant now) {
        return stay.back().mayBegin(now, persistence.returns());
    }

    Optional<Step> instead(State.InCall state, Due due, Instant now) {
        return due.reason() == EndReason.PAGE_LOST && isOfTheLine(state.look())
                ? loadAgain(state.stay(), due.message(), now)
                : Optional.empty();
    }

    /** The page still stands for the call: what it has lost is the connection, or the sound of a call that it shows. */
    private static boolean isOfTheLine(Look look) {
        return look.stage() == Stage.CONNECTION_LOST || look.inCall() || look.isConsent();
    }

    Optional<Step> instead(State.InCall state, PageLoss loss, Instant now) {
        return switch (loss) {
            case PageLoss.PageCrashed _, PageLoss.BrowserLost _, PageLoss.NotLoaded _ ->
                loadAgain(state.stay(), Ends.message(loss), now);
            case PageLoss.NavigatedAway _, PageLoss.BrowserNotStarted _ -> Optional.empty();
        };
    }

    private Optional<Step> loadAgain(Stay stay, String why, Instant now) {
        if (!mayBegin(stay, now)) {
            return Optional.empty();
        }
        var back = stay.back().begun(now, Load.at(now.plus(persistence.recovery()), why), why);
        return Optional.of(Step.to(new State.InCall(Look.nothingYet(now), stay.lost(now, back))));
    }
}
