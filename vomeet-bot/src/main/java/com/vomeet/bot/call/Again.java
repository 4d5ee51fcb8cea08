package com.vomeet.bot.call;

import com.vomeet.bot.page.PageLoss;
import java.time.Instant;
import java.util.Optional;

/** What is tried again in the place of an end, on the way in and in the call. */
final class Again {
    private final Retries retries;
    private final Returns returns;

    Again(CallSettings settings) {
        this.retries = new Retries(settings);
        this.returns = new Returns(settings.patience().again());
    }

    Returns returns() {
        return returns;
    }

    static Load load(State state) {
        return switch (state) {
            case State.Arriving(var _, var entry) -> entry.retry().load();
            case State.InCall(var _, var stay) -> stay.back().load();
            case State.Idle _, State.Waiting _, State.Opening _, State.Leaving _, State.Ended _ -> Load.NONE;
        };
    }

    /** When a load begins, if nothing else happens before. */
    static Optional<Instant> next(State state) {
        return Optional.ofNullable(load(state).at());
    }

    static Step due(State.Live state, Instant now) {
        var load = load(state);
        return load.isDue(now)
                ? Step.to(with(state, load.begun(), now), new Action.OpenAgain(load.why()))
                : Step.to(state);
    }

    /** The page is there again. */
    static Step opened(State.Live state, Instant now) {
        return Step.to(with(state, Load.NONE, now));
    }

    /** A load that runs can be lost itself; before it, the loss of the page before is no news. */
    static boolean isOfThePageBefore(State.Live state, Fact fact) {
        var load = load(state);
        return load.isWanted()
                && (fact instanceof Fact.Sighted
                        || fact instanceof Fact.JoinTried
                        || fact instanceof Fact.ConsentTried
                        || fact instanceof Fact.ListenTried
                        || fact instanceof Fact.StayTried
                        || fact instanceof Fact.Deaf
                        || fact instanceof Fact.MediaLost
                        || ((fact instanceof Fact.PageGone || fact instanceof Fact.Opened) && load.isWaitedFor()));
    }

    Optional<Step> instead(State.Live state, Due due, Instant now) {
        return switch (state) {
            case State.Arriving arriving -> retries.instead(arriving, due, now);
            case State.InCall inCall -> returns.instead(inCall, due, now);
            case State.Idle _, State.Waiting _, State.Opening _ -> Optional.empty();
        };
    }

    Optional<Step> instead(State.Live state, PageLoss loss, Instant now) {
        return switch (state) {
            case State.Arriving arriving -> retries.instead(arriving, loss, now);
            case State.InCall inCall -> returns.instead(inCall, loss, now);
            case State.Opening opening -> retries.instead(opening, loss, now);
            case State.Idle _, State.Waiting _ -> Optional.empty();
        };
    }

    private static State.Live with(State.Live state, Load load, Instant now) {
        return switch (state) {
            case State.Arriving(var _, var entry) ->
                new State.Arriving(
                        Look.nothingYet(now), entry.anew(entry.retry().with(load), null, entry.lobbySince()));
            case State.InCall(var _, var stay) ->
                new State.InCall(Look.nothingYet(now), stay.with(stay.back().with(load)));
            case State.Idle _, State.Waiting _, State.Opening _ -> state;
        };
    }
}
