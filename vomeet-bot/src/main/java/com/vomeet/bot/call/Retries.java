package com.vomeet.bot.call;

import com.vomeet.bot.page.PageLoss;
import com.vomeet.bot.page.Stage;
import com.vomeet.contract.EndReason;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is known to pass at the door: a few new loads of the meeting's address come in the place of the end. That somebody said no is not
 * among it. A knock that the platform gave up is repeated for as long as the meeting's owner wants to wait.
 */
final class Retries {
    private final Persistence persistence;
    private final Duration waitingRoom;

    Retries(CallSettings settings) {
        this.persistence = settings.patience().again();
        this.waitingRoom = settings.leave().waitingRoom();
    }

    Optional<Step> instead(State.Arriving state, Due due, Instant now) {
        var look = state.look();
        var entry = state.entry();
        var knockedAt = look.isVerdict() ? null : entry.knockedAt();
        if (due.reason() == EndReason.AWAITING_ADMISSION_TIMEOUT && look.stage() == Stage.LOBBY_TIMED_OUT) {
            return knockAgain(entry, due.message(), now);
        }
        return passes(look, entry, due.reason()) ? loadAgain(entry, knockedAt, due.message(), now) : Optional.empty();
    }

    /** Without its page nothing of the entry is left that could be taken back. */
    Optional<Step> instead(State.Arriving state, PageLoss loss, Instant now) {
        return passes(loss) && !state.look().hintsAtNo()
                ? loadAgain(state.entry(), null, Ends.message(loss), now)
                : Optional.empty();
    }

    Optional<Step> instead(State.Opening state, PageLoss loss, Instant now) {
        return passes(loss)
                ? Optional.of(Timetable.arrived(state, now)
                        .then(live -> live instanceof State.Arriving arriving
                                ? instead(arriving, loss, now).orElseGet(() -> Step.to(live))
                                : Step.to(live)))
                : Optional.empty();
    }

    private static boolean passes(Look look, Entry entry, EndReason reason) {
        return (reason == EndReason.BLOCKED_BY_PLATFORM && look.stage() == Stage.BLOCKED)
                || (reason == EndReason.PAGE_NOT_UNDERSTOOD && entry.knocked() && look.saysNothingKnown());
    }

    private static boolean passes(PageLoss loss) {
        return switch (loss) {
            case PageLoss.NavigatedAway _, PageLoss.PageCrashed _, PageLoss.BrowserLost _ -> true;
            case PageLoss.BrowserNotStarted _, PageLoss.NotLoaded _ -> false;
        };
    }

    private Optional<Step> loadAgain(Entry entry, @Nullable Instant knockedAt, String why, Instant now) {
        var tries = entry.retry().tries();
        if (tries >= persistence.pauses().size()) {
            return Optional.empty();
        }
        var next = Load.at(now.plus(persistence.pauses().get(tries)), why);
        return Optional.of(waiting(entry.anew(entry.retry().refused(next), knockedAt, entry.lobbySince()), now));
    }

    private Optional<Step> knockAgain(Entry entry, String why, Instant now) {
        var knockedAt = entry.knockedAt();
        if (knockedAt == null) {
            return Optional.empty();
        }
        var since = entry.lobbySince() == null ? knockedAt : entry.lobbySince();
        if (!now.isBefore(since.plus(waitingRoom))) {
            return Optional.empty();
        }
        var soonest = now.plus(persistence.pauses().getFirst());
        var apart = knockedAt.plus(persistence.betweenKnocks(entry.retry().unanswered()));
        var next = Load.at(apart.isAfter(soonest) ? apart : soonest, why);
        return Optional.of(waiting(entry.anew(entry.retry().notAnswered(next), null, since), now));
    }

    private static Step waiting(Entry entry, Instant now) {
        return Step.to(new State.Arriving(Look.nothingYet(now), entry));
    }
}
